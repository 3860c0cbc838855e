// What a customer allows: one answer for each channel and purpose, and the short form in which a record keeps them.
// It knows neither statements nor words for people.

/** The channels of contact, in the order in which they are written. */
export const channelCodes = ['phone', 'visit', 'mail', 'sms', 'wechat', 'web'] as const

/** What a customer is contacted for: service and revisits, or advertising. */
export const purposeCodes = ['care', 'marketing'] as const

/** A channel that may be allowed or refused. */
export type ConsentChannel = (typeof channelCodes)[number]

/** A purpose that may be allowed or refused. */
export type ConsentPurpose = (typeof purposeCodes)[number]

/** Every channel, or every purpose. */
export const everyOne = 'all'

/** Answers by cell, `sms.care`; a cell that is missing is one of which nothing is known. */
export type ConsentCells = ReadonlyMap<string, boolean>

/** The name of a cell. */
export const cellOf = (channel: string, purpose: string): string => `${channel}.${purpose}`

/** The cells that a statement covers; `all` stands for every channel or every purpose. */
export const cellsOf = (channel: string, purpose: string): readonly string[] =>
  (channel === everyOne ? channelCodes : [channel]).flatMap((one) =>
    (purpose === everyOne ? purposeCodes : [purpose]).map((other) => cellOf(one, other)),
  )

/** Every cell, in the order in which they are written. */
export const allCells: readonly string[] = cellsOf(everyOne, everyOne)

const cellsOfKey = (key: string): readonly string[] => {
  const [channel = '', purpose = everyOne] = key.split('.')
  return cellsOf(channel, purpose)
}

/** The answers as a record keeps them, `{"sms":false,"mail.marketing":false}`; null where the text cannot be read. */
export const cellsIn = (stored: string | null): ConsentCells | null => {
  const cells = new Map<string, boolean>()
  if (stored === null || stored === '' || stored === '{}') return cells
  try {
    const said: unknown = JSON.parse(stored)
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return null
    for (const [key, allowed] of Object.entries(said))
      if (typeof allowed === 'boolean') for (const cell of cellsOfKey(key)) cells.set(cell, allowed)
    return cells
  } catch {
    return null
  }
}

/** The same, where what cannot be read says nothing. */
export const cellsOrNone = (stored: unknown): ConsentCells =>
  cellsIn(typeof stored === 'string' ? stored : null) ?? new Map<string, boolean>()

/** Answers in the form that a record keeps: a channel alone where all purposes agree. Null where nothing is known. */
export const storedCells = (cells: ConsentCells): string | null => {
  const parts: Record<string, boolean> = {}
  for (const channel of channelCodes) {
    const answers = purposeCodes.map((purpose) => cells.get(cellOf(channel, purpose)))
    const [first] = answers
    if (first !== undefined && answers.every((one) => one === first)) parts[channel] = first
    else
      for (const [place, purpose] of purposeCodes.entries()) {
        const answer = answers[place]
        if (answer !== undefined) parts[cellOf(channel, purpose)] = answer
      }
  }
  return Object.keys(parts).length === 0 ? null : JSON.stringify(parts)
}

/** What a record keeps once more was said: a channel that is not named stays as the customer wanted it. */
export const saidOver = (before: unknown, given: unknown): string | null =>
  storedCells(new Map([...cellsOrNone(before), ...cellsOrNone(given)]))

/** One thing said of a channel and a purpose, either of which may be `all`. */
export interface ConsentSaying<Answer = boolean> {
  readonly channel: string
  readonly purpose: string
  readonly allowed: Answer
}

/** The one answer that all of some cells have; undefined where they differ, or one has none. */
const common = <Answer>(cells: ReadonlyMap<string, Answer>, names: readonly string[]): Answer | undefined => {
  const first = cells.get(names[0] ?? '')
  return names.every((name) => cells.get(name) === first) ? first : undefined
}

/**
 * The same answers in the fewest sayings: `all` where everything agrees, else by purpose where all channels agree, else
 * channel by channel.
 */
export const sayingsOf = <Answer>(cells: ReadonlyMap<string, Answer>): readonly ConsentSaying<Answer>[] => {
  const everything = common(cells, allCells)
  if (everything !== undefined) return [{ channel: everyOne, purpose: everyOne, allowed: everything }]
  const sayings: ConsentSaying<Answer>[] = []
  const rest = new Map(cells)
  for (const purpose of purposeCodes) {
    const names = cellsOf(everyOne, purpose)
    const allowed = common(rest, names)
    if (allowed === undefined) continue
    sayings.push({ channel: everyOne, purpose, allowed })
    for (const name of names) rest.delete(name)
  }
  for (const channel of channelCodes) {
    const whole = common(rest, cellsOf(channel, everyOne))
    if (whole !== undefined) sayings.push({ channel, purpose: everyOne, allowed: whole })
    else
      for (const purpose of purposeCodes) {
        const allowed = rest.get(cellOf(channel, purpose))
        if (allowed !== undefined) sayings.push({ channel, purpose, allowed })
      }
  }
  return sayings
}

/** The answers with more said over them, in the order of saying; null takes an answer back. */
export const withSaid = (cells: ConsentCells, said: readonly ConsentSaying<boolean | null>[]): ConsentCells => {
  const all = new Map(cells)
  for (const { channel, purpose, allowed } of said)
    for (const cell of cellsOf(channel, purpose)) {
      if (allowed === null) all.delete(cell)
      else all.set(cell, allowed)
    }
  return all
}

/** The channels refused for a purpose. Not recorded is not refused. */
export const refusedChannels = (cells: ConsentCells, purpose: ConsentPurpose): ReadonlySet<string> =>
  new Set(channelCodes.filter((channel) => cells.get(cellOf(channel, purpose)) === false))

/** Whether every channel is refused for every purpose: do not contact. */
export const isDoNotContact = (cells: ConsentCells): boolean => allCells.every((cell) => cells.get(cell) === false)

/** Whether a text names one of the channels, and not all of them. */
export const isConsentChannel = (text: string): text is ConsentChannel => channelCodes.some((one) => one === text)
