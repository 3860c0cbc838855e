// Tells on stderr how far an import has come.
import { epochOfInstant } from '../../kernel/instant.ts'
import { type Progress, startProgress } from '../../output/progress.ts'
import type { Scene } from '../command.ts'

/** Begins to tell. */
export const startTelling = (scene: Scene): Progress => {
  const { stderr, clock } = scene.world
  return startProgress({
    label: { en: 'rows read:', zh: '已读行数：' },
    language: scene.language,
    write: (text) => void stderr.stream.write(text),
    terminal: stderr.isTTY,
    clock: () => epochOfInstant(clock.now()),
    quiet: scene.given.flag('quiet'),
    ...(stderr.columns === undefined ? {} : { width: stderr.columns }),
  })
}
