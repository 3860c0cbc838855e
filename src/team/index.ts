// The door of the room: what other slices may use of staff, departments and roles.
export { isNamedBy } from './role-named.ts'
