// What the timeline of a customer shows of class and tier: the movements that nights found.
import type { TimelineSource } from '../customer/index.ts'
import { movesOfCustomer } from './movement.queries.ts'
import { stepWords } from './movement-words.ts'

/** Movements of class and tier; their id is the day of the night. */
export const movementTimeline: TimelineSource = {
  type: 'movement',
  words: { en: 'movement', zh: '变动' },
  events: async (scene, customer) =>
    (await movesOfCustomer(scene.reading, customer)).map((move) => ({
      at: move.day,
      id: move.day,
      text: stepWords(move),
    })),
}
