// Loaded into the real program by NODE_OPTIONS: writes the most memory it ever held, in KiB, to the file MOST_MEMORY.
'use strict'

process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.MOST_MEMORY, String(process.resourceUsage().maxRSS))
})
