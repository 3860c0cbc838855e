// Why what flows in, or comes from a device, is not read: one place for the sentences, none for the checks.
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'

const nameOf = (place: string): Words =>
  place === '-' ? { en: 'standard input', zh: '标准输入' } : { en: place, zh: place }

const saveFirst: Words = {
  en: 'save it as a file first, and name that',
  zh: '请先存成文件，再写出文件名',
}

/** The path is that of a device, from which there is no end of bytes or none at all: `device`, exit 9. */
export const deviceInput = (place: string): Failure =>
  new Failure(
    'store',
    'device',
    { en: `cannot read ${place}: it is a device, not a file`, zh: `无法读取 ${place}：它是设备，不是文件` },
    { hint: { en: 'name a file; - is the standard input', zh: '请写出文件名；- 为标准输入' } },
  )

/** So much has flowed in without an end that it is given up: `endless-input`, exit 9. */
export const endlessInput = (place: string, most: string, why?: Words): Failure => {
  const { en, zh } = nameOf(place)
  return new Failure(
    'store',
    'endless-input',
    { en: `cannot read ${en}: it has no end within ${most}`, zh: `无法读取${zh}：超过 ${most} 仍未结束` },
    { ...(why === undefined ? {} : { why }), hint: saveFirst },
  )
}

/** There is no room to keep what flows in, or the texts of a workbook: `no-room-for-input`, exit 9. `folder` is where it would be kept. */
export const noRoomForInput = (place: string, folder: string, cause?: unknown): Failure => {
  const { en, zh } = nameOf(place)
  return new Failure(
    'store',
    'no-room-for-input',
    { en: `cannot keep ${en} in ${folder}: there is no room`, zh: `无法把${zh}暂存到 ${folder}：空间不足` },
    {
      why: {
        en: 'what is too much for the memory is kept there until it has been read',
        zh: '内存放不下的内容会暂存在那里，读完即删',
      },
      hint: {
        en: 'free some space there, or name another folder: TMPDIR=FOLDER crm ...',
        zh: '请在该处腾出空间，或指定其他文件夹：TMPDIR=文件夹 crm ……',
      },
      ...(cause === undefined ? {} : { cause }),
    },
  )
}

/** The folder for what flows in cannot be written: `no-room-for-input`, exit 9. */
export const noFolderForInput = (place: string, folder: string, cause: unknown): Failure => {
  const { en, zh } = nameOf(place)
  return new Failure(
    'store',
    'no-room-for-input',
    { en: `cannot keep ${en} in ${folder}`, zh: `无法把${zh}暂存到 ${folder}` },
    {
      why: same(cause instanceof Error ? cause.message : String(cause)),
      hint: { en: 'name another folder: TMPDIR=FOLDER crm ...', zh: '请指定其他文件夹：TMPDIR=文件夹 crm ……' },
      cause,
    },
  )
}
