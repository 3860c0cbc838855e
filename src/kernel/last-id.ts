// The largest numbers that records bear. No more than a person can read out, and small enough for every place where a
// number is multiplied or counted from.

/** The largest that a file may bring: nine digits. More than two thousand million lie above it for what is added then. */
export const lastBrought = 999_999_999

/** The largest that any record has. Nothing is added beyond it. */
export const lastId = 2 ** 31 - 1
