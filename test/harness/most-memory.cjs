// Loaded into the real program by NODE_OPTIONS: writes to the file MOST_MEMORY the most memory it ever held, in KiB, and
// how long it worked, in milliseconds of processor: a laden machine makes no difference to that.
'use strict'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  require('node:fs').writeFileSync(process.env.MOST_MEMORY, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}`)
})
