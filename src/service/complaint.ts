// Rules of a case: which status may follow which.

/** The flow of a case, with the way back when a customer is not content. */
export const nextStatuses: Readonly<Record<string, readonly string[]>> = {
  received: ['accepted', 'investigating', 'resolved', 'closed'],
  accepted: ['investigating', 'resolved', 'closed'],
  investigating: ['resolved', 'closed'],
  resolved: ['confirmed', 'closed', 'reopened'],
  confirmed: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['accepted', 'investigating', 'resolved', 'closed'],
}
