// Carries out a command that was read: opens what its effect asks for, lets it plan and act, prints its answer and closes
// again. What was typed, and how a failure is told, is run.ts.
import { exitCodes, Failure } from '../kernel/failure.ts'
import type { Words } from '../kernel/words.ts'
import type { StreamSink } from '../output/sink.ts'
import type { BaseScene, Command, Ending, Outcome, ReadCommand, Scene, StoreScene } from './command.ts'
import { originOf } from './consent-options.ts'
import { handOver, orSayDone } from './hand-over.ts'
import { onPage, type PageFacts } from './open-page.ts'
import { openScene, todayWithoutStore } from './open-scene.ts'
import type { Program } from './program.ts'
import { enteredDeed, notKept } from './report-failure.ts'
import { storePath } from './store-path.ts'

const read: Ending = { entry: null, dryRun: false }

/** Runs a command and prints its answer; answers with its exit code. Throws where it fails: nothing is reported here. */
export const perform = async (
  program: Program,
  command: Command,
  scene: BaseScene,
  page: PageFacts,
): Promise<number> => {
  const print = async (outcome: Outcome, ending: Ending): Promise<number> => {
    const late = await onPage(page, async (opened) => outcome.print(opened, ending))
    return exitCodes[late ?? outcome.exit ?? 'done']
  }
  const printDone = (outcome: Outcome): Promise<number> =>
    orSayDone(outcome.done, async () => {
      const code = await print(outcome, read)
      if (outcome.done) await handOver(page.stdout)
      return code
    })
  const dayed = (): Scene => ({ ...scene, today: todayWithoutStore(scene.world, scene.given) })
  switch (command.effect) {
    case 'none':
      return printDone(await command.run(dayed()))
    case 'file': {
      const patience = { worn: false }
      return printDone(
        await command.run({
          ...dayed(),
          path: storePath(scene, page.person),
          open: async (write) => refusedFor(command, await openScene(program, scene, page.person, write, patience)),
        }),
      )
    }
    case 'reads': {
      const opened = await openScene(program, scene, page.person, false)
      const { code, delivered } = await closing(opened, async () => {
        const seen = await asSeen(command, opened, () => openScene(program, scene, page.person, true))
        return seen.store.read(async (reading) => {
          const outcome = await command.run({ ...seen, reading })
          return { code: await print(outcome, read), delivered: outcome.delivered }
        })
      })
      if (delivered) await keepDelivered(delivered, page.stdout, () => openScene(program, scene, page.person, true))
      return code
    }
    case 'writes': {
      scene.world.onInterrupt?.('tell')
      const opened = await refusedFor(command, await openScene(program, scene, page.person, true))
      try {
        const act = await command.plan(opened)
        if (scene.world.interrupted?.aborted)
          throw new Failure('interrupted', 'interrupted', {
            en: 'interrupted; nothing was written',
            zh: '已中断；未写入任何内容',
          })
        const dryRun = scene.given.flag('dry-run')
        let made: Outcome | undefined
        const origin = originOf(command.path, scene.words, scene.given)
        const written = opened.store.write(
          {
            who: opened.actor.name,
            staff: opened.actor.staff,
            command: command.path.join(' '),
            typed: scene.typed,
            reason: scene.given.text('reason') ?? null,
            kind: command.kind ?? 'write',
            ...(origin === undefined ? {} : { origin }),
            dryRun,
            today: opened.today,
            clock: scene.world.clock,
          },
          async (writing) => {
            made = await act({ ...opened, reading: writing, writing, dryRun })
            const { veil } = opened.facts
            if (veil) (await import('./veil/written-under.lazy.ts')).refuseWhoSees(veil, writing)
            return made
          },
        )
        const { result, entry } = await written.catch(async (error: unknown) => {
          await made?.abandon?.()
          throw error
        })
        return await orSayDone(entry === null ? undefined : enteredDeed(entry), async () => {
          const code = await print(result, { entry, dryRun })
          if (entry === null && !dryRun && scene.given.has('reason')) scene.notice(reasonNotKept)
          await handOver(page.stdout)
          return code
        })
      } finally {
        opened.store.close()
      }
    }
  }
}

// A reason stands in the entry of a change.
const reasonNotKept: Words = {
  en: 'no entry was written to the history, so the words of --reason are not kept',
  zh: '没有写入历史条目，因此 --reason 的内容未保存',
}

/** The scene as whoever acts may see it. Only where something is hidden from them, or was, is anything loaded for it. */
const asSeen = async (
  command: ReadCommand,
  scene: StoreScene,
  openWriting: () => Promise<StoreScene>,
): Promise<StoreScene> =>
  scene.facts.veil || scene.given.flag('reveal')
    ? (await import('./veil/behind-veil.lazy.ts')).behindVeil(command, scene, openWriting)
    : scene

/** Refuses, to somebody whose role does not see all, a command that is made of what it hides. */
const refusedFor = async (command: Command, scene: StoreScene): Promise<StoreScene> => {
  const { veil } = scene.facts
  if (!veil && !scene.given.flag('reveal')) return scene
  try {
    ;(await import('./veil/behind-veil.lazy.ts')).refuseForVeil(command, scene)
    return scene
  } catch (error) {
    scene.store.close()
    throw error
  }
}

/** Closes the store of a scene when work on it has ended, well or not. */
const closing = async <T>({ store }: StoreScene, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } finally {
    store.close()
  }
}

/** Keeps what an answer leaves, once it is handed over. Where that fails it is told that the answer was given. */
const keepDelivered = async (
  delivered: NonNullable<Outcome['delivered']>,
  stdout: StreamSink,
  open: () => Promise<StoreScene>,
): Promise<void> => {
  await handOver(stdout)
  if (stdout.isClosed()) return
  try {
    const opened = await open()
    const { actor, typed, world, today } = opened
    const about = {
      who: actor.name,
      staff: actor.staff,
      command: 'deliver',
      typed,
      reason: null,
      kind: 'write',
    } as const
    await closing(opened, () => opened.store.write({ ...about, today, clock: world.clock }, delivered))
  } catch (error) {
    throw notKept(error)
  }
}
