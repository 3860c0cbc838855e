// One run of the program, from the words typed to the exit code. The seam of all tests: nothing here touches `process`.
import { exitCodes, Failure, isFailure } from '../kernel/failure.ts'
import type { Language, Words } from '../kernel/words.ts'
import { type StreamSink, streamSink } from '../output/sink.ts'
import { type Line, readLine } from './argv.ts'
import type { BaseScene, Command, DeedDone, Ending, Outcome, ReadCommand, Scene, StoreScene } from './command.ts'
import type { CommandNames } from './command-names.ts'
import { originOf } from './consent-options.ts'
import { answerEarly } from './help/early-answer.ts'
import { pageWidth } from './help/page-width.ts'
import { keepStoreFiles } from './keep-store-files.ts'
import { lineWidth } from './line-width.ts'
import type { LineFacts } from './mend/typed-line.ts'
import { openNotices } from './notices.ts'
import { openAsking } from './open-asking.ts'
import { formatAsked, onPage, type PageFacts } from './open-page.ts'
import { openScene, storePath, todayWithoutStore } from './open-scene.ts'
import { personOf } from './person.ts'
import { commandAt, namesOf, type Program } from './program.ts'
import { optionsOf, readFlags } from './read-flags.ts'
import { doneAllTheSame, enteredDeed, notKept, outputFailed, reportFailure } from './report-failure.ts'
import { shellLine } from './shell-line.ts'
import { languageOf, refuseLanguage, spokenLanguage } from './spoken-language.ts'
import { refuseMoreWords } from './too-many-words.ts'
import type { World } from './world.ts'

const read: Ending = { entry: null, dryRun: false }

/** Runs a command and prints its answer; answers with its exit code. */
const perform = async (program: Program, command: Command, scene: BaseScene, page: PageFacts): Promise<number> => {
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

/** Answers of a deed: where they cannot be given, whoever is told so is told too that the deed is done. */
const orSayDone = async <T>(done: DeedDone | undefined, answer: () => Promise<T>): Promise<T> => {
  try {
    return await answer()
  } catch (error) {
    throw done === undefined ? error : doneAllTheSame(error, done)
  }
}

/** A page of help, drawn now: the built program has most of them ready and asks for few. */
const helpPage = async (program: Program, name: string, language: Language, width?: number): Promise<string> =>
  (await import('./help/pages.lazy.ts')).drawPage(program, name, language, width)

/** Waits until the answer is handed over; throws where it could not be, unless its reader just went away. */
const handOver = async (stdout: StreamSink): Promise<void> => {
  const fault = await stdout.finish()
  if (fault) throw outputFailed(fault)
}

/** What a line names beside its command. */
const namedIn = (
  { nouns }: Program,
  names: CommandNames,
  { path, rest, taken }: Line,
): Parameters<typeof readFlags>[2] => ({
  noun: nouns.find(({ name }) => name === path[1]),
  ...(path[0] === 'help' && taken.length === 1 ? { alone: names.nouns.find(({ name }) => name === rest[0]) } : {}),
})

/** The line to try instead of one that failed. What goes wrong over that must not hide why the line failed. */
const mendedBy = async (error: unknown, facts: LineFacts, { nouns }: Program): Promise<string | null> => {
  if (!isFailure(error) || (!error.detail.mend && !error.detail.hint)) return null
  try {
    return (await import('./mend/mended-line.lazy.ts')).mendedLine(error, facts, nouns)
  } catch {
    return null
  }
}

/**
 * Runs one command line.
 * @param argv the words after `crm`
 * @param known the names of its commands, where they are at hand and the line was found to want no early answer
 * @returns the exit code; every failure has been reported on stderr
 */
export const run = async (
  program: Program,
  argv: readonly string[],
  world: World,
  known?: CommandNames,
): Promise<number> => {
  let language = spokenLanguage(argv, world)
  const stdout = streamSink(world.stdout.stream)
  let json = argv.includes('--json')
  const debug = argv.includes('--debug')
  let facts: LineFacts | undefined
  let letGo = (): void => {}
  try {
    const names = known ?? namesOf(program)
    const early =
      !known &&
      (await answerEarly(argv, {
        names,
        world,
        page: (name, spoken, width) => helpPage(program, name, spoken, width),
        width: () => lineWidth(world),
      }))
    if (early) {
      await stdout.write(early.stdout)
      world.stderr.stream.write(early.stderr)
      await handOver(stdout)
      return early.code
    }
    const line = readLine(argv, names)
    const command = commandAt(program, line.path)
    if (!command) throw new Error(`no command at ${line.path.join(' ')}`)
    const typed: LineFacts = { argv, taken: line.taken, command, options: optionsOf(command) }
    facts = typed
    const { words, given } = readFlags(command, line.rest, namedIn(program, names, line))
    refuseLanguage(given.text('lang'))
    const person = await personOf(world)
    if (!given.has('lang') && person.language) language = languageOf(person.language.value) ?? language
    const { defaultFormat, anyEnding } = command
    const own = { ...(defaultFormat ? { defaultFormat } : {}), ...(anyEnding ? { anyEnding } : {}) }
    json ||= formatAsked({ world, given, person, ...own }) === 'json'
    letGo = keepStoreFiles({ world, given }, person, facts.options)
    const notices = openNotices(world.stderr, () => language, given.flag('quiet'))
    const page: PageFacts = { world, given, person, language, stdout, notices, ...own }
    if (given.flag('help')) {
      const name = `command ${command.path.join(' ')}`
      await onPage(page, async (opened) =>
        opened.text(await helpPage(program, name, language, pageWidth(opened.width))),
      )
      return exitCodes.done
    }
    refuseMoreWords(command, words)
    const scene: BaseScene = {
      world,
      language,
      words,
      given,
      asking: openAsking(world, given, language),
      notice: notices.tell,
      nouns: program.nouns,
      customField: program.customField,
      typed: shellLine(argv),
      mended: (error) => mendedBy(error, typed, program),
    }
    const code = await perform(program, command.instead?.(words, given) ?? command, scene, page)
    await handOver(stdout)
    return code
  } catch (error) {
    const mended = facts && (await mendedBy(error, facts, program))
    return reportFailure(error, world.stderr.stream, { language, json, debug, ...(mended ? { mended } : {}) })
  } finally {
    letGo()
  }
}
