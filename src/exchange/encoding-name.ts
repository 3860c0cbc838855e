// The names of encodings as people see and type them. Knows nothing of bytes.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** An encoding by the name that is shown: `UTF-8`, `UTF-8 (marked)`, `GB18030`, `Big5` ... */
export type EncodingName = string

const aliases: Readonly<Record<string, EncodingName>> = {
  utf8: 'UTF-8',
  unicode11utf8: 'UTF-8',
  utf8marked: 'UTF-8',
  utf8bom: 'UTF-8',
  utf8sig: 'UTF-8',
  ascii: 'UTF-8',
  usascii: 'UTF-8',
  utf16: 'UTF-16LE',
  utf16le: 'UTF-16LE',
  unicode: 'UTF-16LE',
  ucs2: 'UTF-16LE',
  utf16be: 'UTF-16BE',
  gb18030: 'GB18030',
  gbk: 'GB18030',
  gb2312: 'GB18030',
  gb: 'GB18030',
  cp936: 'GB18030',
  windows936: 'GB18030',
  euccn: 'GB18030',
  big5: 'Big5',
  big5hkscs: 'Big5',
  cp950: 'Big5',
  windows950: 'Big5',
  shiftjis: 'Shift_JIS',
  sjis: 'Shift_JIS',
  cp932: 'Shift_JIS',
  windows932: 'Shift_JIS',
  windows31j: 'Shift_JIS',
  eucjp: 'EUC-JP',
  euckr: 'EUC-KR',
  cp949: 'EUC-KR',
  hz: 'HZ',
  hzgb2312: 'HZ',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  ansi: 'windows-1252',
}

/** The encodings that help names; others that the system knows are accepted too. */
export const namedEncodings: readonly EncodingName[] = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'GB18030',
  'Big5',
  'Shift_JIS',
  'EUC-JP',
  'HZ',
  'windows-1252',
]

const systemName = (text: string): EncodingName | undefined => {
  try {
    return new TextDecoder(text).encoding
  } catch {
    return undefined
  }
}

/** The encoding a person named, in any usual spelling (`gbk`, `UTF8`, `cp950`). Fails with `unknown-encoding`. */
export const readEncodingName = (text: string): EncodingName => {
  const key = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const name = Object.hasOwn(aliases, key) ? aliases[key] : systemName(text)
  if (name !== undefined) return name
  throw new Failure(
    'usage',
    'unknown-encoding',
    { en: `there is no encoding "${text}"`, zh: `没有名为“${text}”的编码` },
    {
      why: { en: `there are ${namedEncodings.join(', ')}`, zh: `可用的编码：${namedEncodings.join('、')}` },
      field: 'encoding',
      hint: same('--encoding UTF-8'),
    },
  )
}
