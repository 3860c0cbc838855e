// The door of this room: classes and tiers as rules, and the record of who moved from one to another.
export {
  type ClassFacts,
  type ClassSettings,
  type CustomerClass,
  classOf,
  customerClasses,
  isCustomerClass,
} from './class.ts'
export { movesOfCustomer, recordMovements, takeBackMovements } from './movement.queries.ts'
export {
  type CountedStep,
  type MovingScheme,
  sumSteps,
} from './movement.ts'
export { placeWords, stepWords } from './movement-words.ts'
export { readCuts } from './spend.queries.ts'
export {
  cutsOf,
  isAhead,
  isInShare,
  isTier,
  isWithin,
  noCuts,
  type RankKey,
  type Tier,
  type TierCut,
  type TierCuts,
  type TierSettings,
  tierByRule,
  tierOf,
  tierRank,
  tiers,
  tiersOf,
  usualTierSettings,
  windowStart,
} from './tier.ts'
