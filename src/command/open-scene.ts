// Opens the store for a command: where it is, who is asking, what day it is, how values are read and shown in it.
import { existsSync } from 'node:fs'
import { type Lane, openStore, type Reading, type Store } from '../database/store.ts'
import { readDate } from '../kernel/date-language.ts'
import { type Day, isDay } from '../kernel/day.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import { minorDigits } from '../kernel/money.ts'
import { loadPhones, phonesNeedLibrary } from '../kernel/phone.ts'
import { shown } from '../kernel/refusal.ts'
import { same } from '../kernel/words.ts'
import type { Actor, BaseScene, OnlyThese, StoreScene } from './command.ts'
import { spoiltTeller } from './custom-column.queries.ts'
import { type Given, givenFrom } from './option.ts'
import type { Person } from './person.ts'
import { commandAt, type Program } from './program.ts'
import { findRecord } from './reference.ts'
import { nounNamed } from './rows.queries.ts'
import { staffOfUser } from './staff-of-user.queries.ts'
import { storePath } from './store-path.ts'
import { roleOfStaff } from './veil/role-of-staff.queries.ts'
import type { World } from './world.ts'

/** The day that counts as today in a zone: `--as-of`, else `CRM_TODAY`, else the clock's. */
const todayIn = (world: World, given: Given, zone: string): Day => {
  const asked = given.text('as-of') ?? world.env.CRM_TODAY
  // The day of the clock is slow to find; nothing is reckoned from it here.
  if (asked !== undefined && isDay(asked)) return asked
  const clock = dayOfInstant(world.clock.now(), zone)
  if (asked === undefined || asked === '') return clock
  try {
    return readDate(asked, clock)
  } catch (error) {
    if (!isFailure(error)) throw error
    const name = given.has('as-of') ? '--as-of' : 'CRM_TODAY'
    const { why = error.words, hint } = error.detail
    throw new Failure(
      'usage',
      error.code,
      { en: `${name} cannot be "${shown(asked)}"`, zh: `${name} 不能是“${shown(asked)}”` },
      { field: 'as-of', why, ...(hint ? { hint } : {}), cause: error },
    )
  }
}

/** Today where no store tells the zone. */
export const todayWithoutStore = (world: World, given: Given): Day => todayIn(world, given, world.zone())

/** Today whatever `--as-of` says: `CRM_TODAY`, else the clock's day in the zone. */
export const presentDay = (world: World, zone: string): Day => todayIn(world, givenFrom(new Map()), zone)

/**
 * The clock's own day in a zone, whatever `--as-of` and `CRM_TODAY` say: what cannot be taken back is held against it. A
 * variable left in an environment is nobody's will.
 */
export const clockDay = (world: World, zone: string): Day => dayOfInstant(world.clock.now(), zone)

/** How long to wait for another run, in milliseconds; undefined where `--wait` is not given. Fails with `bad-value`. */
export const waitOf = (given: Given): number | undefined => {
  const text = given.text('wait')
  if (text === undefined) return undefined
  const match = /^(\d{1,6})(ms|s|m)?$/.exec(text)
  if (!match)
    throw new Failure(
      'usage',
      'bad-value',
      { en: `--wait cannot be "${text}"`, zh: `--wait 不能是“${text}”` },
      { field: 'wait', hint: same('--wait 10s') },
    )
  const unit = match[2] === 'ms' ? 1 : match[2] === 'm' ? 60_000 : 1000
  return Number(match[1]) * unit
}

const offerStore = async (program: Program, scene: BaseScene, path: string): Promise<void> => {
  if (!scene.asking || existsSync(path)) return
  const wanted = await scene.asking.confirm(
    { en: `There is no store at ${path} yet. Make one?`, zh: `${path} 还没有数据文件。现在创建吗？` },
    true,
  )
  if (!wanted) return
  await program.makeStore(path, scene)
}

/** How often a command may have waited in vain for another run: once. One for all stores that it opens. */
export interface Patience {
  worn: boolean
}

/** Opens the store and makes the scene. A missing store is a failure (exit 9); `add` on a terminal offers to make it. */
export const openScene = async (
  program: Program,
  scene: BaseScene,
  person: Person,
  write: boolean,
  patience: Patience = { worn: false },
): Promise<StoreScene> => {
  const path = storePath(scene, person)
  if (write && scene.typed.startsWith('crm add')) await offerStore(program, scene, path)
  const wait = patience.worn ? 0 : waitOf(scene.given)
  const store = await openStore(path, {
    write,
    ...(write ? { keepers: program.keepers(), follow: program.follow, settle: program.settle } : {}),
    functions: { ...program.functions, crm_spoilt: spoiltTeller(scene.notice) },
    onNotice: scene.notice,
    onBusy: () => {
      patience.worn = true
    },
    ...(wait === undefined ? {} : { wait }),
  })
  try {
    const { settings, lane } = await store.read(async (reading) => ({
      settings: reading.settings(),
      lane: reading.lane,
    }))
    if (phonesNeedLibrary(settings.country)) await loadPhones()
    const today = todayIn(scene.world, scene.given, settings.zone)
    const facts = {
      today,
      zone: settings.zone,
      currency: settings.currency,
      digits: minorDigits(settings.currency),
      country: settings.country,
    }
    const holdDay = (reading: Reading, only?: OnlyThese, archived = false) =>
      program.holdDay(reading, today, { archived, ...(only ? { only } : {}) })
    const named = scene.given.text('as') ?? person.me?.value
    const unnamed: StoreScene = { ...scene, today, store, facts, holdDay, actor: actorByUser(scene, store, lane) }
    if (named === undefined) return unnamed
    const actor = await actorNamed(unnamed, named)
    const role = actor.staff === null ? null : roleOfStaff(lane, actor.staff)
    if (role === null || role.sees === 'secret') return { ...unnamed, actor }
    const { openVeil } = await import('./veil/open-veil.lazy.ts')
    const { nouns, customField, typed, notice } = scene
    const seesOf = (command: string) => commandAt(program, command.split(' '))?.sees
    const veil = await store.read(async (reading) =>
      openVeil({ store, reading, nouns, customField, role, seesOf, typed, notice }),
    )
    return { ...unnamed, actor, facts: { ...facts, veil } }
  } catch (error) {
    store.close()
    throw error
  }
}

/** Who is doing it, by `--as` or the person's `me`. */
const actorNamed = async (scene: StoreScene, named: string): Promise<Actor> => {
  const found = await findRecord(scene, nounNamed(scene.nouns, 'staff'), named)
  return { name: found.key ?? found.name ?? named, staff: found.id }
}

/** Else the system's user, mapped to staff by key. Looked up when it is asked for: few commands that read do. */
const actorByUser = ({ world, nouns }: BaseScene, store: Store, lane: Lane): Actor => {
  let found: { readonly staff: number | null } | undefined
  return {
    get name() {
      return world.user
    },
    get staff() {
      found ??= { staff: staffOfUser(store.open, lane, nounNamed(nouns, 'staff'), world.user) }
      return found.staff
    },
  }
}
