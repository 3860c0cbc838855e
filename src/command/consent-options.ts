// Flags that say what a customer allows, beside the field itself, and where it was said.
import { basename } from 'node:path'
import { cellsOrNone, everyOne } from '../kernel/consent.ts'
import { cleanText } from '../kernel/text.ts'
import type { Words } from '../kernel/words.ts'
import type { Field } from './field.ts'
import type { Noun } from './noun.ts'
import type { Given, Options } from './option.ts'

const sourceFlag = 'consent-source'
const noContactFlag = 'do-not-contact'

const source: Options = {
  [sourceFlag]: {
    about: { en: 'where the consent was given or refused: form, phone ...', zh: '在哪里同意或拒绝：表单、电话等' },
    value: 'TEXT',
  },
}

/** The field of a noun that holds what is allowed, if it has one. */
const consentField = (noun: Noun): Field | undefined =>
  noun.fields.find(({ type, custom, derived }) => type.kind === 'consent' && !custom && !derived)

/** The flag of an import whose rows may say what is allowed. */
export const consentSourceOption = (noun: Noun): Options => (consentField(noun) ? source : {})

/** The flags of `add` and `edit`. */
export const consentOptions = (noun: Noun): Options => {
  const field = consentField(noun)
  if (!field) return {}
  return {
    [noContactFlag]: {
      about: {
        en: 'wants no contact at all: the same as --consent all=no',
        zh: '不希望任何联系：等于 --consent all=no',
      },
      not: [field.key],
    },
    ...source,
  }
}

/** What those flags say of the field: its text as typed, or null. */
export const consentGiven = (noun: Noun, given: Given): readonly (readonly [Field, string])[] => {
  const field = consentField(noun)
  return field && given.flag(noContactFlag) ? [[field, `${everyOne}=no`]] : []
}

/** What is told where a yes is typed without saying where it was given; null for no such yes. */
export const bareYes = (
  changes: readonly { readonly field: Field; readonly value?: unknown }[],
  given: Given,
): Words | null => {
  if (cleanText(given.text(sourceFlag) ?? '') !== '') return null
  const says = changes.some(
    ({ field, value }) => field.type.kind === 'consent' && [...cellsOrNone(value ?? null).values()].includes(true),
  )
  return says
    ? {
        en: `where the yes was given is not said: --${sourceFlag} "paper form" says it at once, crm edit consent ... --source afterwards`,
        zh: `未说明在哪里取得同意：可用 --${sourceFlag} "纸质表单" 注明，或事后用 crm edit consent ... --source 补充`,
      }
    : null
}

/** Where what a command writes came from, in words; undefined where nobody said so and it is no file. */
export const originOf = (path: readonly string[], words: readonly string[], given: Given): string | undefined => {
  const said = cleanText(given.text(sourceFlag) ?? '')
  if (said !== '') return said
  const [file] = words
  return path[0] === 'import' && file !== undefined ? `import ${cleanText(basename(file))}` : undefined
}
