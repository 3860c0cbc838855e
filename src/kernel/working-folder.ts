// The folder that a run is in, as the system names it.
import { Failure } from './failure.ts'

/** The current folder. Fails with `no-working-folder` (9) where it has been taken away under the person's feet. */
export const workingFolder = (ask: () => string): string => {
  try {
    return ask()
  } catch (cause) {
    throw new Failure(
      'store',
      'no-working-folder',
      { en: 'the folder you are in is not there any more', zh: '当前所在的文件夹已不存在' },
      {
        why: {
          en: 'it was deleted or moved, or you may not look into it; nothing was done',
          zh: '它已被删除或移走，或您无权查看；什么也没有做',
        },
        hint: { en: 'cd to another folder and run the command again', zh: '请用 cd 换到其他文件夹后重新运行' },
        cause,
      },
    )
  }
}
