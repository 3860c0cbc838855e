// What of a base as a whole matters when two of its customers are compared. How it is found out is match-learn.ts.

/** What of the base as a whole matters to two of it: what many share says less, and so does one digit of numbers in a row. */
export interface Around {
  readonly commonName: (core: string) => boolean
  readonly sharedPhone: (digits: string) => boolean
  readonly sharedEmail: (email: string) => boolean
  /** Numbers of different customers often differ in one digit: they were given out, or made up, in a row. */
  readonly phonesInRow: boolean
  readonly emailsInRow: boolean
}
