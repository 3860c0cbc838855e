// The door of this room: the number that stands for nobody.
export { nobodyId } from './reach.ts'
