// What gathers all that is known of a person; loaded when it is asked for.
export { gatherPerson } from './gather-person.act.ts'
