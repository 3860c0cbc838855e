// The world in which the demonstration runs its commands: its own folder, store, clock and day; one stream for all that
// is said, in the order in which it is said; nobody to be asked.
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { World } from '../command/world.ts'
import { epochOfInstant, type Instant, instantFromEpoch } from '../kernel/instant.ts'
import type { Language } from '../kernel/words.ts'

/** Cells of a line where no terminal tells. */
const usualWidth = 110

/** What the demonstration adds to the world it was started in. */
export interface DemoPlace {
  readonly folder: string
  /** The store's file. */
  readonly store: string
  readonly day: string
  readonly start: Instant
  readonly language: Language
  readonly colour: boolean
}

const textStream = (take: (text: string) => void): Writable =>
  new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      take(chunk.toString())
      done()
    },
  })

/** A world for one command line; `take` is given every text it writes. The clock goes on by a minute for each look. */
export const demoWorld = (outer: World, place: DemoPlace): ((take: (text: string) => void) => World) => {
  let now = epochOfInstant(place.start)
  const clock = {
    now: () => {
      const instant = instantFromEpoch(now)
      now += 60_000
      return instant
    },
  }
  const env = {
    CRM_DB: place.store,
    CRM_TODAY: place.day,
    CRM_LANG: place.language,
    PAGER: 'cat',
    ...(place.colour ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  }
  return (take) => {
    const stream = textStream(take)
    return {
      stdin: Readable.from([]),
      stdout: { stream, isTTY: true, columns: outer.stdout.columns ?? usualWidth, rows: undefined },
      stderr: { stream, isTTY: false, columns: undefined, rows: undefined },
      env,
      cwd: place.folder,
      home: join(place.folder, 'home'),
      user: outer.user,
      pid: outer.pid,
      clock,
      zone: outer.zone,
      interrupted: outer.interrupted,
    }
  }
}
