// The code by which the system names an error.

/** `ENOENT`, `EMFILE` and the like; empty for an error without one. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
