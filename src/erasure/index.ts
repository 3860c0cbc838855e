// The door of this room: what the night does by retention rules, and where people are named.
export { placeMentions } from './mentions.act.ts'
export { identifiersOf } from './person-values.ts'
export { doRetention, hasRetentionWork, type RuleDone } from './retention-night.act.ts'
