// The visible list of every noun and command, one line each. A new noun is one line here.

import { cancelVisit, doneVisit } from './care/done-visit.command.ts'
import { comingVisits, type ReasonSource, settleWith, standingAt } from './care/index.ts'
import { lastTalkBrief, nextStepBrief } from './care/last-talk.source.ts'
import { listRevisitsCommand, todayCommand } from './care/list-revisits.command.ts'
import { logCommand } from './care/log.command.ts'
import { snoozeCommand } from './care/snooze.command.ts'
import { visitNoun } from './care/visit.noun.ts'
import { openVisitsBrief, openVisitsPanel, visitTimeline } from './care/visits.source.ts'
import type { Command } from './command/command.ts'
import { filterFunctions } from './command/filter/store-functions.ts'
import { helpCommand, versionCommand } from './command/help/help.command.ts'
import { listReceipts, receiptNames, showReceipt } from './command/import/receipts.command.ts'
import type { Noun } from './command/noun.ts'
import type { Program } from './command/program.ts'
import { found } from './command/search/found-function.ts'
import { keepersFor } from './command/search/keepers.ts'
import { assignCustomer } from './customer/assign-customer.command.ts'
import { contactNoun } from './customer/contact.noun.ts'
import { customField } from './customer/custom-field.ts'
import { customerNoun } from './customer/customer.noun.ts'
import { fieldNoun } from './customer/field.noun.ts'
import type { CustomerSources } from './customer/index.ts'
import { listTags } from './customer/list-tags.command.ts'
import { removeTag } from './customer/remove-tag.command.ts'
import { showCustomer } from './customer/show-customer.command.ts'
import { addTag, editTag } from './customer/tag.command.ts'
import { tagNoun } from './customer/tag.noun.ts'
import { boughtBrief } from './sales/bought.source.ts'
import { orderNoun } from './sales/order.noun.ts'
import { buyingPanel, lastOrdersPanel, orderTimeline } from './sales/orders.source.ts'
import { productNoun } from './sales/product.noun.ts'
import { tierNoun } from './segment/tier.noun.ts'
import { complaintNoun } from './service/complaint.noun.ts'
import { complaintTimeline, openComplaintsBrief, openComplaintsPanel } from './service/complaints.source.ts'
import { assignComplaint, closeComplaint, moveComplaint } from './service/move-complaint.command.ts'
import { openComplaints } from './service/open-complaints.queries.ts'
import { backupCommand } from './system/backup.command.ts'
import { configCommand, configGetCommand, configSetCommand } from './system/config.command.ts'
import { demoCommand } from './system/demo.command.ts'
import { doctorCommand } from './system/doctor.command.ts'
import { dumpCommand } from './system/dump.command.ts'
import { historyCommand, showEntryCommand } from './system/history.command.ts'
import { initCommand } from './system/init.command.ts'
import { makeStore } from './system/make-store.ts'
import { migrateCommand } from './system/migrate.command.ts'
import { readCommand } from './system/read.command.ts'
import { searchCommand } from './system/search.command.ts'
import { redoCommand, undoCommand } from './system/undo.command.ts'
import { departmentNoun } from './team/department.noun.ts'
import { staffNoun } from './team/staff.noun.ts'

const nouns: readonly Noun[] = [
  customerNoun,
  contactNoun,
  visitNoun,
  orderNoun,
  productNoun,
  complaintNoun,
  staffNoun,
  departmentNoun,
  tagNoun,
  fieldNoun,
  tierNoun,
]

/** Slices that add reasons to the revisit list. */
const sources: readonly ReasonSource[] = []

/** What slices add to the page of a customer and to the call sheet, in this order. */
const customerSources: CustomerSources = {
  timeline: [visitTimeline, orderTimeline, complaintTimeline],
  panels: [openVisitsPanel, openComplaintsPanel, lastOrdersPanel, buyingPanel],
  brief: [boughtBrief, openVisitsBrief, openComplaintsBrief, lastTalkBrief, nextStepBrief],
}

const commands: readonly Command[] = [
  showCustomer(customerSources),
  searchCommand,
  assignCustomer,
  listTags,
  addTag,
  editTag,
  removeTag,
  initCommand,
  todayCommand(sources, [comingVisits, openComplaints]),
  listRevisitsCommand(sources),
  logCommand,
  snoozeCommand,
  doneVisit,
  cancelVisit,
  moveComplaint,
  closeComplaint,
  assignComplaint,
  listReceipts,
  showReceipt,
  undoCommand,
  redoCommand,
  historyCommand,
  showEntryCommand,
  configCommand,
  configGetCommand,
  configSetCommand,
  readCommand,
  backupCommand,
  migrateCommand,
  doctorCommand(sources),
  dumpCommand,
  demoCommand(() => program),
  helpCommand(() => program),
  versionCommand,
]

/** The program. */
export const program: Program = {
  nouns,
  otherNouns: [receiptNames],
  commands,
  customField,
  keepers: keepersFor(nouns),
  settle: settleWith({ sources }),
  functions: { ...filterFunctions, crm_found: found },
  makeStore,
  holdDay: async (reading, day, only) => {
    const { counts } = await standingAt(reading, { day, sources, ...(only ? { only } : {}) })
    return counts.customers ?? 0
  },
}
