// The flags by which a script asks for what it was not given yet.
import type { Options } from '../option.ts'

/** Flags of lists and exports. */
export const sinceOptions: Options = {
  'since-last-run': {
    about: {
      en: 'only what was not given when this NAME was last asked: crm help since',
      zh: '只给出以此名称上次查询后新出现的：crm help since',
    },
    value: 'NAME',
  },
  peek: { about: { en: 'do not count it as given', zh: '只看，不记为已给出' } },
}
