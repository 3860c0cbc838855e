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

const weighInto = (out: Float64Array, { kinds, fields }: LinkModel, levels: readonly number[]): void => {
  let all = 0
  for (let kind = 0; kind < kinds.length; kind++) {
    let product = kinds[kind] ?? 0
    for (let at = 0; at < levels.length; at++) {
      const level = levels[at] ?? missing
      if (level !== missing) product *= fields[at]?.[kind]?.[level] ?? 1
    }
    out[kind] = product
    all += product
  }
  for (let kind = 0; kind < kinds.length; kind++) out[kind] = (out[kind] ?? 0) / all
}

/** The probability of each kind for a pair with these levels: share of the kind · Π share of the level, over their sum. */
export const kindsOf = (model: LinkModel, levels: readonly number[]): readonly number[] => {
  const shares = new Float64Array(model.kinds.length)
  weighInto(shares, model, levels)
  return [...shares]
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
  /**
   * No share goes further from what is believed than so many times as much or as little. Without such bounds kinds change
   * places where pairs have few fields: two of them alone cannot tell three kinds apart.
   */
  readonly reach?: number
  /**
   * Higher levels of a field never speak less for a double than lower ones, so that more agreement never lowers a score.
   */
  readonly ordered?: boolean
}

const enough = 1e-6

interface Seen {
  readonly levels: readonly number[]
  readonly count: number
}

/**
 * Shares of levels from counts, with the beliefs as pairs seen before, none further from its belief than `reach` times as
 * much or as little (then brought to the sum of 1 again).
 */
const sharesOf = (
  counts: Float64Array,
  believed: readonly number[],
  belief: number,
  reach: number,
): readonly number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0) + belief
  const shares = believed.map((one, level) => {
    const share = ((counts[level] ?? 0) + belief * one) / total
    return Math.min(Math.max(share, one / reach), one * reach)
  })
  const sum = shares.reduce((all, one) => all + one, 0)
  return shares.map((one) => one / sum)
}

/**
 * Shares of a kind, changed as little as can be so that no level speaks less for a double than the level below it:
 * u(l)/m(l) falls with l. Neighbours that do not are pooled, by m (Ayer and others 1955).
 */
const falling = (doubles: readonly number[], shares: readonly number[]): readonly number[] => {
  const pools: { readonly m: number; readonly u: number; readonly size: number }[] = []
  for (const [level, m] of doubles.entries()) {
    let pool = { m, u: shares[level] ?? 0, size: 1 }
    for (let last = pools.at(-1); last && last.u * pool.m < pool.u * last.m; last = pools.at(-1)) {
      pool = { m: last.m + pool.m, u: last.u + pool.u, size: last.size + pool.size }
      pools.pop()
    }
    pools.push(pool)
  }
  const ratios = pools.flatMap(({ m, u, size }) => Array.from({ length: size }, () => u / m))
  return doubles.map((m, level) => m * (ratios[level] ?? 0))
}

const inOrder = (field: LinkField): LinkField => {
  const [doubles = [], ...others] = field
  return [doubles, ...others.map((shares) => falling(doubles, shares))]
}

const oneRound = (
  first: LinkModel,
  model: LinkModel,
  seen: readonly Seen[],
  { belief, reach, ordered }: LearnOptions,
): LinkModel => {
  const counts = first.fields.map((field) => field.map((shares) => new Float64Array(shares.length)))
  const found = first.kinds.map((share) => share * (belief[0] ?? 0))
  const shares = new Float64Array(first.kinds.length)
  for (const { levels, count } of seen) {
    weighInto(shares, model, levels)
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
    fields: counts.map((field, at) => {
      const shares = field.map((own, kind) =>
        sharesOf(own, first.fields[at]?.[kind] ?? [], belief[kind] ?? 0, reach ?? Number.POSITIVE_INFINITY),
      )
      return ordered === true ? inOrder(shares) : shares
    }),
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
  options: LearnOptions,
): LinkModel => {
  const seen = [...patterns].map(([code, count]) => ({ levels: unpackLevels(believed.fields, code), count }))
  const first: LinkModel = { ...believed, rounds: 0 }
  const most = options.rounds ?? 200
  let model = first
  while (model.rounds < most) {
    const next = oneRound(first, model, seen, options)
    const shift = shiftOf(next, model)
    model = next
    if (shift < enough) break
  }
  return model
}
