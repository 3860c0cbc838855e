// The door of this room.
export { heldStatements, mayContact, type Statement } from './consent.ts'
export { contactNoun } from './contact.noun.ts'
export { classes, stages, tiers } from './customer.choices.ts'
export { customerNoun } from './customer.noun.ts'
export type {
  BriefSource,
  CustomerEvent,
  CustomerSources,
  PanelSource,
  TimelineSource,
} from './customer-source.ts'
export { likelyDoubles } from './likely-doubles.act.ts'
export { wrongConsents } from './statements.queries.ts'
