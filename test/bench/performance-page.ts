// docs/performance.md: how the figures are come by, and the figures. Written by `npm run bench -- --write`, never by hand.
import { markdown, type Report, rowsOf, tallyOf } from './report.ts'

const method = `# How fast it is

Made by \`npm run bench -- --size 10k,100k,1M --write\`. Do not edit: run it.

Each figure compares two whole processes, from start to exit: a command of the built program, and a yardstick that does
the same or as little as can be. They run in turn, so that a slow moment of the machine strikes both; the ratio is the
median of the ratios of the pairs, after one pair that warms the file cache. A ratio means the same on a fast machine
and a slow one, which seconds do not. \`by processor\` is the same of processor time, all threads together: it hardly
hangs on what else the machine does. Goals are of the time on the wall. Memory is the most that the process held.

- The yardstick of small commands is \`node -e 0\`: nothing written in JavaScript for Node can take less. That of whole
  tables is the \`sqlite3\` shell, which reads, sums or writes the same columns with none of the checking.
- The stores are made by a generator that gives the same firm each time: customers with Chinese and English names,
  phones, mails, birthdays and owners, ten visits each (a fifth of the customers have a planned one), ten orders on
  average. One customer has 200 events. They are kept in the system's folder for temporary files.
- Standings are kept for the day that is asked for, as after a night. RFM is measured on another day as well.
- An import goes into an empty store: read, checked, journalled, with its search index and standings. What others wait is
  the longest time in which a second writer could not begin. The night makes a copy of the store and checks all of it.
- What the program adds to an empty Node is the same number of milliseconds everywhere, so the ratio is better where Node
  itself starts slowly, as with \`NODE_EXTRA_CA_CERTS\`. The columns of times say both.
`

/** The page. */
export const performancePage = (report: Report): string =>
  `${[method, `## Figures\n\n${report.day}, ${report.machine}. ${tallyOf(report)}.\n`, markdown(rowsOf(report))].join('\n')}\n`
