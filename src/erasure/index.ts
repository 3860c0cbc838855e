// The door of this room: what the night does by retention rules.
export { hasRules } from './retention.queries.ts'
export { doRetention, type RetentionDone, type RuleDone } from './retention-night.act.ts'
