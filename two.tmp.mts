import { openStore } from './src/database/store.ts'
import { listRevisits } from './src/care/index.ts'
import * as rq from './src/care/reckon.queries.ts'
import { readKept } from './src/care/kept.queries.ts'
import { selectListed, selectStaffNames } from './src/care/revisit.queries.ts'
import { rawRows } from './src/care/raw-rows.queries.ts'
const main = async () => {
  const store = await openStore('/tmp/bench-care/b100000-10.db', { write: false })
  await store.read(async (r) => {
    let a = performance.now(); const out: string[] = []
    const m = (n: string) => { out.push(n + ' ' + (performance.now() - a).toFixed(1)); a = performance.now() }
    r.settings(); m('settings'); await rq.readCareSettings(r); m('care settings')
    await readKept(r); m('kept'); await selectStaffNames(r); m('staff')
    const q = selectListed(r, { limit: 200 }); m('build'); q.compile(); m('compile')
    rawRows(r.lane, q); m('run'); rawRows(r.lane, q); m('run again'); await (await import('./src/care/standing-at.queries.ts')).standingAt(r, { day: '2026-11-27', sources: [] }); m('standingAt')
    await listRevisits(r, { day: '2026-11-27', sources: [], limit: 200 }); m('whole again')
    console.log(out.join(' | '))
  })
}
main()
