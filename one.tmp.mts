import { openStore } from './src/database/store.ts'
import { settleWith, listRevisits } from './src/care/index.ts'
const about = { who: 't', staff: null, command: 'x', typed: null, reason: null, kind: 'write' as const, clock: { now: () => '2026-11-27T04:00:00.000Z' } }
const keepers = [{ table: 'customer', standing: 'id' }, { table: 'visit', standing: 'customer' }, { table: 'sales_order', standing: 'customer' }]
const main = async () => {
const what = process.argv[2]; const a = performance.now()
const settle = settleWith({ sources: [] })
let st = 0
const store = await openStore(process.argv[3] ?? '/tmp/bench-care/b100000-10.db', { write: what !== 'list', keepers, ...(what === 'nosettle' ? {} : { settle: async (w, c) => { const t = performance.now(); await settle(w, c); st = performance.now() - t } }) })
const b = performance.now()
if (what === 'list') { const l = await store.read((r) => listRevisits(r, { day: '2026-11-27', sources: [], limit: 200 })); console.log(l.rows.length, l.total) }
else await store.write(about, (w) => w.insert('visit', { customer: Number(process.argv[4] ?? 79), status: 'done', at: '2026-11-27', at_day: '2026-11-27' }))
console.log(what, 'open', (b - a).toFixed(1), 'work', (performance.now() - b).toFixed(1), 'settle', st.toFixed(1))
store.close()
}
main()
