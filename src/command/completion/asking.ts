// The shells that complete, and the hidden word by which they ask what may stand at the cursor. Alone here, so that every
// start may know it.

/** A shell that can complete. */
export type Shell = 'bash' | 'zsh' | 'fish'

/** All of them. */
export const shells: readonly Shell[] = ['bash', 'zsh', 'fish']

/** The shell of a name. */
export const shellNamed = (name: string | undefined): Shell | undefined => shells.find((one) => one === name)

/** The first word of such a line. */
export const asking = '__complete'

/** Whether a line is a shell's question. */
export const asksCompletion = (argv: readonly string[]): boolean => argv[0] === asking
