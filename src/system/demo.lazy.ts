// Runs the demonstration: real command lines through the program itself, each printed with what it answers.
// Stops at the first that does not end as it should.
import { join } from 'node:path'
import type { Scene } from '../command/command.ts'
import type { Program } from '../command/program.ts'
import { run } from '../command/run.ts'
import { shellLine } from '../command/shell-line.ts'
import { exitCodes, Failure } from '../kernel/failure.ts'
import { typedPath } from '../kernel/typed-path.ts'
import { same, say } from '../kernel/words.ts'
import { wantsColour } from '../output/colour.ts'
import { streamSink } from '../output/sink.ts'
import { makeDemoFolder } from './demo-folder.ts'
import { type DemoLine, demoDay, demoParts, demoStart } from './demo-steps.ts'
import { type DemoPlace, demoWorld } from './demo-world.ts'

/** What the demonstration leaves. */
export interface DemoDone {
  readonly folder: string
  readonly store: string
  readonly day: string
  readonly commands: readonly { readonly line: string; readonly exit: number }[]
}

const wentWrong = (line: string, exit: number, said: string, folder: string): Failure =>
  new Failure(
    'failed',
    'demo-failed',
    { en: `${line} ended with exit code ${exit}`, zh: `${line} 以退出码 ${exit} 结束` },
    { why: same(said.trim().split('\n').at(-1) ?? ''), hint: same(`ls ${folder}`) },
  )

const placeOf = (scene: Scene, folder: string): DemoPlace => ({
  folder,
  store: join(folder, 'crm.db'),
  day: demoDay,
  start: demoStart,
  language: scene.language,
  colour: wantsColour({ flag: 'auto', env: scene.world.env, isTTY: scene.world.stdout.isTTY }),
})

/**
 * Runs it; `silent` prints nothing meanwhile. Throws `demo-failed` (exit 1) at the first line that ends otherwise than
 * it should, `interrupted` where the person stops it.
 */
export const runDemo = async (program: Program, scene: Scene, silent: boolean): Promise<DemoDone> => {
  scene.world.onInterrupt?.('tell')
  const named = scene.given.text('keep')
  const folder = await makeDemoFolder(named === undefined ? undefined : typedPath(scene.world.cwd, named))
  const place = placeOf(scene, folder)
  const worldFor = demoWorld(scene.world, place)
  const out = streamSink(scene.world.stdout.stream)
  const print = async (text: string): Promise<void> => {
    if (!silent) await out.write(text)
  }
  const commands: { readonly line: string; readonly exit: number }[] = []

  const perform = async ({ words, exit: wanted = exitCodes.done, because }: DemoLine): Promise<void> => {
    if (scene.world.interrupted?.aborted)
      throw new Failure('interrupted', 'interrupted', { en: 'interrupted', zh: '已中断' })
    const line = shellLine(words)
    await print(`$ ${line}\n`)
    let said = ''
    const exit = await run(
      program,
      words,
      worldFor((text) => {
        said += text
      }),
    )
    await print(said)
    if (exit !== wanted) throw wentWrong(line, exit, said, folder)
    if (because) await print(`  (${say(because, scene.language)})\n`)
    commands.push({ line, exit })
  }

  for (const [at, { title, lines }] of demoParts(scene.language).entries()) {
    await print(`${at === 0 ? '' : '\n'}${at + 1}. ${say(title, scene.language)}\n\n`)
    for (const line of lines) await perform(line)
  }
  await print('\n')
  return { folder, store: place.store, day: place.day, commands }
}
