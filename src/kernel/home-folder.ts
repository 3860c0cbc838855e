// Where a person's own files are when nothing else is named.
import { userInfo } from 'node:os'

/**
 * The home folder: what HOME says, else what the system has for the user. Empty where neither is known; an empty HOME says
 * nothing, and must not mean the current folder.
 */
export const homeFolder = (named: string | undefined): string => {
  if (named) return named
  try {
    return userInfo().homedir
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return ''
  }
}
