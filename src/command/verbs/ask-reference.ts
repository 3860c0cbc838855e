// What a person may pick for a reference: the records that fit the letters typed so far, nothing, or one step back.
import { say } from '../../kernel/words.ts'
import type { Pick } from '../asking.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import { byPartOfName, bySearch, type Found, latest } from '../reference.queries.ts'
import { candidate } from '../reference.ts'

const step = '<'
const shownAtMost = 8

/** The pick that goes one step back. */
export const stepBack = (scene: StoreScene): Pick => ({
  value: step,
  label: say({ en: '< one step back', zh: '< 返回上一步' }, scene.language),
})

/** The pick that leaves a field empty. */
export const none = (scene: StoreScene): Pick => ({
  value: '',
  label: say({ en: '(none)', zh: '（无）' }, scene.language),
})

const pickOf = (scene: StoreScene, target: Noun, found: Found): Pick => {
  const { id, name } = candidate(target, found, scene.facts)
  return { value: id, label: `${id} ${name}` }
}

/** The open records of a noun for the letters typed so far; without any the first that are due. */
export const openFinder = (scene: StoreScene, noun: Noun) => {
  // Letters come faster than answers, and one connection reads one thing at a time.
  let before: Promise<unknown> = Promise.resolve()
  return async (typed: string): Promise<readonly Pick[]> => {
    const text = typed.trim()
    if (text === step) return [stepBack(scene)]
    const { openPicks } = await import('./pick-open.lazy.ts')
    const picks = before.then(() => openPicks(scene, noun, text))
    before = picks.catch(() => {})
    return [...(await picks), stepBack(scene)]
  }
}

/** Records of a noun for the letters typed so far; without any the latest, the one picked before first. */
export const finder =
  (scene: StoreScene, target: Noun, asked: { readonly needed: boolean; readonly before: string }) =>
  async (typed: string): Promise<readonly Pick[]> => {
    // By what else is known of a record, its hidden values could be guessed.
    const find = scene.facts.veil ? byPartOfName : bySearch
    const text = typed.trim()
    if (text === step) return [stepBack(scene)]
    const empty = asked.needed ? [] : [none(scene)]
    const found =
      text === ''
        ? await latest(scene.store.open, target)
        : await find(scene.store.open, target, text, scene.facts.country)
    const picks = found.slice(0, shownAtMost).map((one) => pickOf(scene, target, one))
    if (text !== '') return [...picks, ...empty, stepBack(scene)]
    const before = picks.filter((pick) => pick.value === asked.before)
    const others = picks.filter((pick) => pick.value !== asked.before)
    return [...before, ...empty, ...others, stepBack(scene)]
  }
