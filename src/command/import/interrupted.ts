// Ends an import that a person interrupts; nothing has been written then.
import { Failure } from '../../kernel/failure.ts'
import type { Scene } from '../command.ts'

/** Fails with `interrupted` (exit 130) once the person has asked for it. */
export const refuseInterrupted = (scene: Pick<Scene, 'world'>): void => {
  if (scene.world.interrupted?.aborted === true)
    throw new Failure('interrupted', 'interrupted', { en: 'interrupted; nothing was imported', zh: '已中断，没有导入' })
}
