// Checks what the firm says of the secrecy of fields: each is `noun.field`, and one that may be hidden at all.
import type { StoreScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import { mayBeHidden } from '../command/veil/secrecy.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, type Words } from '../kernel/words.ts'

const refused = (key: string, name: string, why: Words, hint: Words): Failure =>
  new Failure(
    'usage',
    'bad-setting',
    { en: `cannot set ${key} to "${name}"`, zh: `无法将 ${key} 设为“${name}”` },
    { why, field: key, hint },
  )

/** Throws `bad-setting` for a name that is no field, or one that is never hidden. */
export const checkSecrecyFields = async (scene: StoreScene, key: string, names: readonly string[]): Promise<void> => {
  const nouns = await Promise.all(
    scene.nouns.map((noun) => withCustomFields(scene.store.open, noun, scene.customField)),
  )
  const all = nouns.flatMap((noun) => noun.fields.map((field) => ({ name: `${noun.name}.${field.key}`, field })))
  const open = all.filter(({ field }) => mayBeHidden(field)).map(({ name }) => name)
  for (const name of names) {
    const found = all.find((one) => one.name === name)
    const near = suggest(name, open) ?? 'customer.company'
    const hint = same(`crm config set ${key} ${near}`)
    if (!found)
      throw refused(
        key,
        name,
        { en: 'it is written noun.field, such as customer.spend', zh: '写法是 对象.字段，如 customer.spend' },
        hint,
      )
    if (!mayBeHidden(found.field))
      throw refused(
        key,
        name,
        {
          en: 'records are called by it, or lists are reckoned from it: everybody sees it',
          zh: '记录的称呼或名单的推算依靠它，始终可见',
        },
        hint,
      )
  }
}
