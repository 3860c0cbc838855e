// The door of this room: what the rest of the program opens, reads and writes the store by.
export type * from './lane.ts'
export { openStore } from './open-store.ts'
export type * from './shadow-types.ts'
export type * from './store-types.ts'
