// Joins many short words into one text quickly: units are written into one buffer that is turned into a text at the end.
// One text at a time: begin, put, take. It does not look at what is put.

let units = new Uint16Array(4096)
let bytes = Buffer.from(units.buffer)
let length = 0

/** The code of the space between words. */
export const space = 0x20

/** Forgets what was put. */
export const beginWords = (): void => {
  length = 0
}

const grow = (): void => {
  const wider = new Uint16Array(units.length * 2)
  wider.set(units)
  units = wider
  bytes = Buffer.from(units.buffer)
}

/** Puts one UTF-16 unit. */
export const putUnit = (unit: number): void => {
  if (length === units.length) grow()
  units[length++] = unit
}

/** Puts a whole text. */
export const putText = (text: string): void => {
  for (let i = 0; i < text.length; i++) putUnit(text.charCodeAt(i))
}

/** What was put since `beginWords`, without a space at the end. */
export const takeWords = (): string => {
  const end = length > 0 && units[length - 1] === space ? length - 1 : length
  return bytes.toString('utf16le', 0, end * 2)
}
