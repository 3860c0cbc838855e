// Loaded into the real program by NODE_OPTIONS: its clock stands at FIXED_CLOCK, so that two runs of the same command
// write the same. Intl, timers and performance stay as they are.
'use strict'

const first = process.env.FIXED_CLOCK
const Whole = globalThis.Date
const at = first ? Whole.parse(first) : Number.NaN

if (!Number.isNaN(at)) {
  globalThis.Date = class extends Whole {
    constructor(...given) {
      if (given.length === 0) super(at)
      else super(...given)
    }

    static now() {
      return at
    }
  }
}
