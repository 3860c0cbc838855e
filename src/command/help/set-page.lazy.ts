// Sets a page that the build left to the width of a terminal; loaded only there, and not for the usual width.
import { drawnTable } from '../../output/drawn-table.lazy.ts'
import { setPage } from './set-page.ts'

/** The page in lines of at most `width` cells. */
export const setAt = (unset: string, width: number): string => setPage(unset, width, drawnTable)
