// How the connection is set for the length of an import: more memory for pages than a small command needs.
import type { Lane } from '../../database/lane.ts'

const cacheKilobytes = 60_000
const stageKilobytes = 10_000
// The stage is read from end to end several times: in large pages, which are fewer to ask for.
const stagePage = 65_536

/** Gives the connection memory for pages of the store and of the stage. */
export const openSettings = (lane: Lane): void => {
  lane.exec(`pragma main.cache_size = -${cacheKilobytes}`)
  lane.exec(`pragma temp.page_size = ${stagePage}`)
  lane.exec(`pragma temp.cache_size = -${stageKilobytes}`)
}
