// What comes before a command of somebody whose role does not see all: commands that are made of hidden fields are
// refused, views are put in front of the tables; with --reveal an entry is written before anything is shown.
import { revealWords } from '../../database/reveals.ts'
import type { EntryAbout } from '../../database/store.ts'
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import type { Command, ReadCommand, StoreScene } from '../command.ts'
import type { Field } from '../field.ts'
import { askAnother, insteadOf, mayNotSee } from './may-not-see.ts'
import { recordsSeen } from './records-seen.ts'
import type { Veil } from './veil.ts'

const fieldNamed = (scene: StoreScene, key: string): Field | undefined => {
  const [noun, name] = key.split('.')
  return scene.nouns.find((one) => one.name === noun)?.fields.find((one) => one.key === name)
}

/**
 * Whether a command says who may see what: roles, who bears them, custom fields; or who is erased. What else comes to that
 * is found by written-under.lazy.ts.
 */
const saysWhoSees = ({ path: [verb, noun], effect }: Command, { given }: StoreScene): boolean =>
  effect === 'writes' &&
  (noun === 'role' ||
    noun === 'field' ||
    noun === 'retention' ||
    (noun === 'staff' && (verb === 'import' || given.has('role'))))

/** Throws `may-not-see` where the answer of a command is made of a field that is hidden. */
const refuseMadeOf = (command: Command, scene: StoreScene, veil: Veil): void => {
  const line = `crm ${command.path.join(' ')}`
  if (command.sees === 'all' || saysWhoSees(command, scene))
    throw mayNotSee(
      veil,
      { en: `all, as ${line} does`, zh: `全部内容，而 ${line} 会给出全部内容` },
      {
        en: 'it gives out, or changes, what is hidden',
        zh: '该命令会输出或改动被遮盖的内容',
      },
      command.effect === 'reads' ? insteadOf(veil, scene.typed) : askAnother,
    )
  const hidden = command.sees?.find(veil.hidesKey)
  if (hidden === undefined) return
  throw mayNotSee(
    veil,
    { en: hidden, zh: `${fieldNamed(scene, hidden)?.words.zh ?? ''}（${hidden}）` },
    { en: `${line} is made of it`, zh: `${line} 由它得出` },
    insteadOf(veil, scene.typed),
  )
}

/** Refuses to a command that does not only read what a veil refuses, and `--reveal`. Throws `may-not-see`, `reveal-reads`. */
export const refuseForVeil = (command: Command, scene: StoreScene): void => {
  const { veil } = scene.facts
  if (scene.given.flag('reveal'))
    throw new Failure(
      'usage',
      'reveal-reads',
      { en: `crm ${command.path.join(' ')} reveals nothing`, zh: `crm ${command.path.join(' ')} 不能揭示` },
      {
        field: 'reveal',
        why: { en: '--reveal is for commands that only read', zh: '--reveal 仅用于查看类命令' },
        hint: same('crm list customers --reveal --reason check'),
      },
    )
  if (veil) refuseMadeOf(command, scene, veil)
}

const noReason = (scene: StoreScene): Failure =>
  new Failure(
    'usage',
    'missing-reason',
    { en: '--reveal needs a reason', zh: '--reveal 需要原因' },
    {
      field: 'reason',
      why: { en: 'it is written into the history: who saw what, and why', zh: '会记入历史：谁、看了什么、为什么' },
      hint: same(`${scene.typed} --reason "..."`),
    },
  )

/** Refuses `--reveal` without a reason, or of a role that may not. */
const refuseReveal = (scene: StoreScene, veil: Veil | undefined): void => {
  if ((scene.given.text('reason') ?? '').trim() === '') throw noReason(scene)
  if (veil && !veil.role.mayReveal)
    throw mayNotSee(
      veil,
      { en: 'more, not even with --reveal', zh: '更多内容，也不能使用 --reveal' },
      { en: 'may_reveal is no for this role', zh: '该角色未允许揭示' },
      insteadOf(veil, scene.typed),
      'reveal',
    )
}

/** Commands whose answer is told to be masked whatever its columns; of other lists those tell that are masked. */
const told: ReadonlySet<string> = new Set(['show', 'export', 'search', 'today'])

/** Programs read it in the answer. */
const isForPrograms = ({ given }: StoreScene): boolean => {
  const file = given.text('output') ?? ''
  const format = given.text('format') ?? ''
  return given.flag('json') || /^(nd)?json$/i.test(format) || (format === '' && /\.(nd)?json$/i.test(file))
}

/** How a reading command goes on: what it may show, and what was refused or written before. */
export const behindVeil = async (
  command: ReadCommand,
  scene: StoreScene,
  openWriting: () => Promise<StoreScene>,
): Promise<StoreScene> => {
  const { veil, ...facts } = scene.facts
  if (!scene.given.flag('reveal')) {
    if (!veil) return scene
    refuseMadeOf(command, scene, veil)
    await veil.cast()
    if (told.has(command.path[0] ?? '') && !isForPrograms(scene)) veil.tell()
    return scene
  }
  refuseReveal(scene, veil)
  const open: StoreScene = { ...scene, facts }
  if (!veil) {
    scene.notice({ en: 'nothing is hidden from you: nothing was noted', zh: '没有对您隐藏的内容：未作记录' })
    return open
  }
  const ids = await recordsSeen(command, open)
  const about: EntryAbout = {
    who: scene.actor.name,
    staff: scene.actor.staff,
    command: command.path.join(' '),
    typed: revealWords(scene.typed, ids),
    reason: scene.given.text('reason') ?? null,
    kind: 'reveal',
    records: ids.length,
    clock: scene.world.clock,
  }
  const writing = await openWriting()
  try {
    const { entry } = await writing.store.write(about, async () => {})
    scene.notice({ en: `noted as entry ${entry}`, zh: `已记入历史条目 ${entry}` })
  } finally {
    writing.store.close()
  }
  return open
}
