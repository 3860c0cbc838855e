// The door of this room.
export { checks } from './all-checks.queries.ts'
export { lookingAt } from './look.act.ts'
export { monthReviews } from './month-reviews.act.ts'
export { type Known, knownCustomers } from './review.queries.ts'
