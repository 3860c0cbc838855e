// What follows the transaction of an erasure: the file is cleaned, that is noted in the store, and people are told.

import type { FileScene, StoreScene } from '../command/command.ts'
import type { EntryAbout } from '../database/store.ts'
import { clearUnwiped } from '../database/unwiped.ts'
import { isFailure } from '../kernel/failure.ts'
import type { Words } from '../kernel/words.ts'
import { type Cleaned, cleanFile, onStore } from './clean-file.act.ts'

/** What the journal would say of an erasure, were the cleaning in it. */
export type About = (scene: StoreScene) => EntryAbout

/**
 * Cleans the file and says so in the store, unless somebody keeps the log from being emptied or the disk fails: then it is
 * left to another run. The store must not be open.
 * @param people what is looked for of each person; null where that is not known any more
 */
export const cleanUp = async (
  scene: FileScene,
  about: About,
  people: readonly (readonly string[])[] | null,
): Promise<Cleaned> => {
  try {
    const cleaned = await cleanFile(scene, people)
    if (isClean(cleaned))
      await onStore(scene, (opened) => opened.store.write(about(opened), async (writing) => clearUnwiped(writing)))
    return cleaned
  } catch (error) {
    // The erasure itself is safe: whoever heard only of the disk would think that nothing was done.
    if (!isFailure(error)) throw error
    return { searched: 0, left: 0, logEmptied: false, failed: true }
  }
}

/** Whether nothing is left to be done. */
export const isClean = ({ logEmptied, left }: Cleaned): boolean => logEmptied && left === 0

/** As scripts read it. */
export const cleanedJson = ({ searched, left, logEmptied }: Cleaned) => ({ searched, left, log_emptied: logEmptied })

const notCleaned: Words = {
  en: '   the file could not be cleaned, as it could not be read or written: check the disk, then type the line again',
  zh: '   数据文件读写失败，未能清理：请检查磁盘后再执行一次',
}

/** As people read it. `isNamed`: other records that name the person were told before. */
export const cleanedLines = (cleaned: Cleaned, isNamed = false): readonly Words[] =>
  cleaned.failed === true ? [notCleaned] : foundLines(cleaned, isNamed)

const searchedWords = ({ searched, left, logEmptied }: Cleaned, isNamed: boolean): readonly Words[] => {
  if (left > 0)
    return [
      {
        en: `   ${left} of ${searched} texts are still in the file: crm doctor`,
        zh: `   ${searched} 段文字中仍有 ${left} 段留在数据文件里：crm doctor`,
      },
    ]
  if (searched > 0) {
    const but = isNamed ? { en: ', but where named above', zh: '（上列提及之处除外）' } : { en: '', zh: '' }
    return [
      {
        en: `   the file was searched for ${searched} texts: none is left${but.en}`,
        zh: `   已在数据文件中查找 ${searched} 段文字：均已不存在${but.zh}`,
      },
    ]
  }
  // Written anew it is clean only once the log is gone that holds what stood there before.
  return logEmptied ? [{ en: '   the file was written anew', zh: '   数据文件已重写' }] : []
}

const foundLines = (cleaned: Cleaned, isNamed: boolean): readonly Words[] => [
  ...searchedWords(cleaned, isNamed),
  ...(cleaned.logEmptied
    ? []
    : [
        {
          en: '   the file is not clean yet: another program has it open; type the line again once that has ended',
          zh: '   数据文件尚未清理干净：另一个程序正在打开它；待其结束后请再执行一次',
        },
      ]),
]
