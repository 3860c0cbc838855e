// The door of this room: classes and tiers as rules.
export {
  type ClassFacts,
  type ClassSettings,
  type CustomerClass,
  classOf,
  customerClasses,
  isCustomerClass,
} from './class.ts'
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
