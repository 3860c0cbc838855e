// Rows of a file that would put a record above itself, by what the file and the store say together. Of the rows that
// close a circle the last is rejected.
import type { Lane } from '../../database/lane.ts'
import { lettered } from '../../kernel/reference.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import { circleWhy, treeFields } from '../circles.queries.ts'
import type { Field } from '../field.ts'
import { fate, reject } from './fates.queries.ts'
import type { Job } from './job.ts'
import { textColumn } from './stage.queries.ts'

/** A record of the store by its id, a new one as `n` with the row that adds it. */
type Node = string

const stored = (id: unknown): Node => `s${id}`
const added = (n: unknown): Node => `n${n}`

interface Edge {
  readonly n: number
  readonly from: Node
  readonly to: Node
}

/** What the rows of the file say of a tree, in their order. */
const edgesOf = (lane: Lane, job: Job, field: Field): readonly Edge[] => {
  const { onMatch } = job.options
  const own = quoted(field.key)
  const matched =
    onMatch === 'update'
      ? 'true'
      : onMatch === 'fill'
        ? `not exists (select 1 from ${quoted(job.noun.table)} as o where o.id = f.target and o.${own} is not null)`
        : 'false'
  return lane
    .prepare(
      `select s.n as n, f.target as target, f.root as root, r.found as found, r.n as other
      from temp.import_row as s join temp.import_ref as r on r.id = s.${textColumn(field.key)}
        left join temp.import_fate as f on f.n = s.n
      where r.why is null and (r.found is not null or r.n is not null)
        and (f.n is null or f.fate = ${fate.joined} or (f.fate = ${fate.matched} and ${matched})) order by s.n`,
    )
    .all()
    .map(({ n, target, root, found, other }) => ({
      n: Number(n),
      from: typeof target === 'number' ? stored(target) : added(root ?? n),
      to: typeof found === 'number' ? stored(found) : added(other),
    }))
}

const storedEdges = (lane: Lane, job: Job, field: Field): readonly (readonly [Node, Node])[] =>
  lane
    .prepare(`select id, ${quoted(field.key)} as above from ${quoted(job.noun.table)} where above is not null`)
    .all()
    .map(({ id, above }) => [stored(id), stored(above)])

/** Trees that grow: the top of each node, found in next to no time however tall they are. */
const makeTrees = () => {
  const above = new Map<Node, Node>()
  // Short ways up, made shorter each time one is walked.
  const short = new Map<Node, Node>()
  const topOf = (node: Node): Node => {
    let top = node
    for (let next = short.get(top); next !== undefined; next = short.get(top)) top = next
    for (let at = node; at !== top; ) {
      const next = short.get(at) ?? top
      short.set(at, top)
      at = next
    }
    return top
  }
  return {
    /** Puts a node that is a top below another; false where it stands above that one. */
    put: (from: Node, to: Node): boolean => {
      if (topOf(to) === from) return false
      above.set(from, to)
      short.set(from, to)
      return true
    },
    /** The way up from a node to another, both with it. */
    way: (from: Node, to: Node): readonly Node[] => {
      const way = [from]
      for (let node = from; node !== to; way.push(node)) node = above.get(node) ?? to
      return way
    },
  }
}

const nameOf = (lane: Lane, job: Job, node: Node): string => {
  const number = Number(node.slice(1))
  if (node.startsWith('s')) return lettered(job.noun.letter, number)
  const line = lane.prepare('select line from temp.import_row where n = ?').get(number)?.line
  return say({ en: `line ${line}`, zh: `第 ${line} 行` }, job.language)
}

// More names of a circle than a person would read.
const mostNames = 12

const rejectIn = (lane: Lane, job: Job, field: Field): number => {
  const edges = edgesOf(lane, job, field)
  if (edges.length === 0) return 0
  const last = new Map(edges.map(({ from, n }) => [from, n]))
  const trees = makeTrees()
  const replaced = new Set<Node>()
  for (const [from, to] of storedEdges(lane, job, field))
    if (last.has(from)) replaced.add(from)
    else trees.put(from, to)
  let rejected = 0
  for (const { n, from, to } of edges) {
    if (last.get(from) !== n) {
      replaced.add(from)
      continue
    }
    if (trees.put(from, to)) continue
    const way = [from, ...trees.way(to, from)]
    const shown = way.length > mostNames ? [...way.slice(0, mostNames - 1), from] : way
    const names = shown.map((node) => nameOf(lane, job, node))
    if (way.length > mostNames) names.splice(-1, 0, '...')
    reject(lane, n, `${field.key}: ${say(circleWhy(names), job.language)}`)
    rejected += 1
    // What stood there before holds again: all is looked at anew.
    if (replaced.has(from)) return rejected + rejectIn(lane, job, field)
  }
  return rejected
}

/** Rejects rows that would put a record above itself; says how many. After references are resolved. */
export const rejectCircles = (lane: Lane, job: Job): number =>
  treeFields(job.noun)
    .filter(({ key }) => job.file.stage.layout.references.includes(key))
    .reduce((sum, field) => sum + rejectIn(lane, job, field), 0)
