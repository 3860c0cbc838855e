// What is read with a loss or a doubt from a command line: told on stderr, or refused where it can only be a slip.
import { signsLost } from '../kernel/text.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import { badValue } from './bad-value.ts'
import type { StoreScene } from './command.ts'
import type { Field } from './field.ts'
import type { Doubt } from './value.ts'

/** Refuses as a phone what has hardly a digit in it: a slip of a person, though a file may hold it. */
export const refuseNoPhone = (field: Field, kind: Doubt, text: string): void => {
  if (kind !== 'unread-phone' || (text.match(/\d/g)?.length ?? 0) >= 3) return
  throw badValue(field, text, { en: 'it is not a phone number', zh: '不是电话号码' }, same('13800138000'))
}

/** What is said of a text of a field that has signs which are not kept. */
export const signsLostWords = ({ key, words }: Pick<Field, 'key' | 'words'>, text: string): Words => {
  const count = signsLost(text)
  return {
    en: `${key}: ${counted(count, 'unseen sign')} left out (control characters, signs of no width)`,
    zh: `${words.zh}：已去掉 ${count} 个不可见字符（控制字符、零宽字符）`,
  }
}

/** Tells a person of signs in a text that are not kept; says nothing where all are. */
export const tellSignsLost = (scene: Pick<StoreScene, 'notice'>, field: Field | undefined, text: string): void => {
  if (field && signsLost(text) > 0) scene.notice(signsLostWords(field, text))
}

/** Tells a person what was read with a loss or a doubt. */
export const tellDoubts =
  (scene: StoreScene) =>
  (field: Field, kind: Doubt, text: string, digits: number = scene.facts.digits, read = ''): void => {
    refuseNoPhone(field, kind, text)
    if (kind === 'unseen-signs') {
      tellSignsLost(scene, field, text)
      return
    }
    if (kind === 'read-as') {
      scene.notice({ en: `${field.key}: "${text}" is read as ${read}`, zh: `${field.words.zh}：“${text}”读作 ${read}` })
      return
    }
    scene.notice(
      kind === 'rounded'
        ? {
            en: `${field.key}: ${text} is rounded to ${digits === 0 ? 'a whole number' : counted(digits, 'decimal place')}`,
            zh: `${field.words.zh}：${text} 已舍入${digits === 0 ? '为整数' : `到 ${digits} 位小数`}`,
          }
        : {
            en: `${field.key}: "${text}" is no number known here, kept as it is`,
            zh: `${field.words.zh}：“${text}”不是已知的号码，按原样保存`,
          },
    )
  }
