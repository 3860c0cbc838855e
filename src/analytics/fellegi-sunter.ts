// Record linkage by Fellegi and Sunter: how much the agreement of two records in each field speaks for their being one.
// Levels of agreement in, weights out; what the fields are and how they are compared is the caller's matter.
// Pairs that are not one may be of several kinds (strangers, one household), as Larsen and Rubin (2001) have it.

/** One field that is compared: for each kind of pair the share at each level of agreement, level 0 (different) first. */
export type LinkField = readonly (readonly number[])[]

/** Fields in the order in which patterns hold them. All have the same kinds of pairs; the first kind are doubles. */
export type LinkFields = readonly LinkField[]

/** What is known of pairs. */
export interface LinkModel {
  /** Share of each kind among the pairs compared. */
  readonly kinds: readonly number[]
  readonly fields: LinkFields
  /** Rounds that EM took. */
  readonly rounds: number
}

/** Marks a field that one of the two records lacks: it speaks neither for nor against. */
export const missing = -1

const sizeOf = (field: LinkField | undefined): number => (field?.[0]?.length ?? 0) + 1

/** One number for the levels of all fields, so that pairs alike are counted together. */
export const packLevels = (fields: LinkFields, levels: ArrayLike<number>): number => {
  let code = 0
  for (let at = 0; at < fields.length; at++) code = code * sizeOf(fields[at]) + (levels[at] ?? missing) + 1
  return code
}

/** The levels of a packed number. */
export const unpackLevels = (fields: LinkFields, code: number): readonly number[] => {
  const levels: number[] = []
  let rest = code
  for (let at = fields.length - 1; at >= 0; at--) {
    const size = sizeOf(fields[at])
    levels[at] = (rest % size) - 1
    rest = Math.floor(rest / size)
  }
  return levels
}

/** The probability of each kind for a pair with these levels: share of the kind · Π share of the level, over their sum. */
export const kindsOf = ({ kinds, fields }: LinkModel, levels: readonly number[]): readonly number[] => {
  const weighed = kinds.map((share, kind) =>
    levels.reduce(
      (product, level, at) => (level === missing ? product : product * (fields[at]?.[kind]?.[level] ?? 1)),
      share,
    ),
  )
  const all = weighed.reduce((sum, one) => sum + one, 0)
  return weighed.map((one) => one / all)
}

/**
 * log2(m/u) of each field at its level, in bits; 0 where it is missing. u is that of the kinds that are no doubles, each
 * counted by how likely the pair is of it: with one such kind it is the weight of Fellegi and Sunter (1969).
 */
export const fieldWeights = (model: LinkModel, levels: readonly number[]): readonly number[] => {
  const [, ...others] = kindsOf(model, levels)
  const rest = others.reduce((sum, one) => sum + one, 0)
  return levels.map((level, at) => {
    if (level === missing) return 0
    const [m, ...shares] = model.fields[at] ?? []
    const u = shares.reduce((sum, share, kind) => sum + ((others[kind] ?? 0) / rest) * (share[level] ?? 0), 0)
    return Math.log2((m?.[level] ?? 0) / u)
  })
}

/** How EM goes on. */
export interface LearnOptions {
  /** What is believed beforehand counts as so many pairs of each kind. */
  readonly belief: readonly number[]
  /** At most so many rounds. */
  readonly rounds?: number
}

const enough = 1e-6

interface Seen {
  readonly levels: readonly number[]
  readonly count: number
}

/** Shares of levels from counts, with the beliefs as pairs seen before. */
const sharesOf = (counts: Float64Array, believed: readonly number[], belief: number): readonly number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0) + belief
  return [...counts].map((count, level) => (count + belief * (believed[level] ?? 0)) / total)
}

const oneRound = (first: LinkModel, model: LinkModel, seen: readonly Seen[], belief: readonly number[]): LinkModel => {
  const counts = first.fields.map((field) => field.map((shares) => new Float64Array(shares.length)))
  const found = first.kinds.map((share) => share * (belief[0] ?? 0))
  for (const { levels, count } of seen) {
    const shares = kindsOf(model, levels)
    for (let kind = 0; kind < shares.length; kind++) {
      const share = (shares[kind] ?? 0) * count
      found[kind] = (found[kind] ?? 0) + share
      for (let at = 0; at < levels.length; at++) {
        const [level = missing, own] = [levels[at], counts[at]?.[kind]]
        if (level !== missing && own) own[level] = (own[level] ?? 0) + share
      }
    }
  }
  const all = found.reduce((sum, one) => sum + one, 0)
  return {
    kinds: found.map((one) => one / all),
    fields: counts.map((field, at) =>
      field.map((own, kind) => sharesOf(own, first.fields[at]?.[kind] ?? [], belief[kind] ?? 0)),
    ),
    rounds: model.rounds + 1,
  }
}

const shiftOf = (one: LinkModel, other: LinkModel): number =>
  Math.max(
    ...one.kinds.map((share, kind) => Math.abs(share - (other.kinds[kind] ?? 0))),
    ...one.fields.flatMap((field, at) =>
      field.flatMap((shares, kind) =>
        shares.map((share, level) => Math.abs(share - (other.fields[at]?.[kind]?.[level] ?? 0))),
      ),
    ),
  )

/**
 * Learns the shares from pairs without knowing which are doubles, by EM (Dempster, Laird and Rubin 1977; for linkage
 * Winkler 1988), fields independent of each other given the kind of pair. What is believed enters as pairs seen before
 * (a Dirichlet prior): few pairs leave it as it is, many outweigh it. Throws never; without pairs it answers the beliefs.
 * @param patterns number of pairs by packed levels
 */
export const learnWeights = (
  believed: Omit<LinkModel, 'rounds'>,
  patterns: ReadonlyMap<number, number>,
  { belief, rounds: most = 200 }: LearnOptions,
): LinkModel => {
  const seen = [...patterns].map(([code, count]) => ({ levels: unpackLevels(believed.fields, code), count }))
  const first: LinkModel = { ...believed, rounds: 0 }
  let model = first
  while (model.rounds < most) {
    const next = oneRound(first, model, seen, belief)
    const shift = shiftOf(next, model)
    model = next
    if (shift < enough) break
  }
  return model
}
