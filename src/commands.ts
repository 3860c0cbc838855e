// The visible list of every noun and command, one line each. A new noun is one line here.

import { cancelVisit, doneVisit } from './care/done-visit.command.ts'
import { comingVisits, keptDay, type ReasonSource, settleWith, standingAt } from './care/index.ts'
import { lastTalkBrief, nextStepBrief } from './care/last-talk.source.ts'
import { listRevisitsCommand, todayCommand } from './care/list-revisits.command.ts'
import { logCommand } from './care/log.command.ts'
import { revisitNames } from './care/revisit-names.ts'
import { snoozeCommand } from './care/snooze.command.ts'
import { visitNoun } from './care/visit.noun.ts'
import { openVisitsBrief, openVisitsPanel, visitTimeline } from './care/visits.source.ts'
import type { Command } from './command/command.ts'
import { completionCommand } from './command/completion/completion.command.ts'
import { currencyKeeper } from './command/currency-in-use.ts'
import { filterFunctions } from './command/filter/store-functions.ts'
import { helpCommand, versionCommand } from './command/help/help.command.ts'
import { mappingNames } from './command/import/mapping-names.ts'
import { listMappings, removeMapping } from './command/import/mappings.command.ts'
import { listReceipts, receiptNames, showReceipt } from './command/import/receipts.command.ts'
import type { Noun } from './command/noun.ts'
import type { OwnCommands, Program } from './command/program.ts'
import { found } from './command/search/found-function.ts'
import { keepersFor } from './command/search/keepers.ts'
import { runNames } from './command/since/run-names.ts'
import { listRuns, removeRun } from './command/since/runs.command.ts'
import { assignCustomer } from './customer/assign-customer.command.ts'
import { consentNoun } from './customer/consent.noun.ts'
import { contactNoun } from './customer/contact.noun.ts'
import { customField } from './customer/custom-field.ts'
import { customerNoun } from './customer/customer.noun.ts'
import { dedupeCommand } from './customer/dedupe.command.ts'
import { fieldNoun } from './customer/field.noun.ts'
import { followConsent } from './customer/follow-consent.queries.ts'
import type { CustomerSources } from './customer/index.ts'
import { listTags } from './customer/list-tags.command.ts'
import { lookalikeNoun } from './customer/lookalike.noun.ts'
import { mergeCustomer } from './customer/merge-customer.command.ts'
import { removeTag } from './customer/remove-tag.command.ts'
import { showCustomer } from './customer/show-customer.command.ts'
import { showTag } from './customer/show-tag.command.ts'
import { addTag, editTag } from './customer/tag.command.ts'
import { tagNoun } from './customer/tag.noun.ts'
import { eraseCommand } from './erasure/erase-customer.command.ts'
import { eraseByRuleCommand } from './erasure/erase-rule.command.ts'
import { erasureNames } from './erasure/erasure-names.ts'
import { listErasures, showErasure } from './erasure/erasures.command.ts'
import { retentionNoun } from './erasure/retention.noun.ts'
import { addRetention, editRetention } from './erasure/rule-filter.command.ts'
import { listNights } from './night/list-nights.command.ts'
import { nightNames } from './night/night-names.ts'
import { nightlyCommand } from './night/nightly.command.ts'
import { exportPerson } from './person/export-person.command.ts'
import { checkCommand } from './quality/check.command.ts'
import { checkNames } from './quality/check-names.ts'
import { doneReview } from './quality/done-review.command.ts'
import { fixCommand } from './quality/fix.command.ts'
import { listChecks } from './quality/list-checks.command.ts'
import { openReviews } from './quality/open-reviews.queries.ts'
import { reviewNoun } from './quality/review.noun.ts'
import { runReview } from './quality/run-review.command.ts'
import { complaintsReport } from './report/complaints.command.ts'
import { consentReport } from './report/consent.command.ts'
import { customersReport } from './report/customers.command.ts'
import { dataQualityReport } from './report/data-quality.command.ts'
import { reportsCommand } from './report/reports.command.ts'
import { retentionReport } from './report/retention.command.ts'
import { salesReport } from './report/sales.command.ts'
import { survivalReport } from './report/survival.command.ts'
import { visitsReport } from './report/visits.command.ts'
import { boughtBrief } from './sales/bought.source.ts'
import { orderNoun } from './sales/order.noun.ts'
import { buyingPanel, lastOrdersPanel, orderTimeline } from './sales/orders.source.ts'
import { productNoun } from './sales/product.noun.ts'
import { refuseUnsafeSums } from './sales/safe-sums.queries.ts'
import { addMember } from './segment/add-member.command.ts'
import { addSegment } from './segment/add-segment.command.ts'
import { classCommand, tierCommand } from './segment/class-and-tier.command.ts'
import { compareCommand } from './segment/compare.command.ts'
import { editSegment } from './segment/edit-segment.command.ts'
import { explainCommand } from './segment/explain.command.ts'
import { followSegmentNames } from './segment/follow-names.act.ts'
import { listMovements } from './segment/list-movements.command.ts'
import { movementTimeline } from './segment/movement.source.ts'
import { movementNames } from './segment/movement-names.ts'
import { removeMember } from './segment/remove-member.command.ts'
import type { KeptDay } from './segment/rfm.act.ts'
import { rfmCommand } from './segment/rfm.command.ts'
import { segmentNoun } from './segment/segment.noun.ts'
import { segmentMemberNoun } from './segment/segment-member.noun.ts'
import { segmentMovement } from './segment/segment-movement.command.ts'
import { showSegment } from './segment/show-segment.command.ts'
import { tierNoun } from './segment/tier.noun.ts'
import { valueCommand } from './segment/value.command.ts'
import { complaintNoun } from './service/complaint.noun.ts'
import { complaintTimeline, openComplaintsBrief, openComplaintsPanel } from './service/complaints.source.ts'
import { assignComplaint, closeComplaint, moveComplaint } from './service/move-complaint.command.ts'
import { openComplaints } from './service/open-complaints.queries.ts'
import { backupCommand } from './system/backup.command.ts'
import { configCommand, configGetCommand, configSetCommand } from './system/config.command.ts'
import { demoCommand } from './system/demo.command.ts'
import { doctorCommand } from './system/doctor.command.ts'
import { doctorJournal } from './system/doctor-journal.command.ts'
import { dumpCommand } from './system/dump.command.ts'
import { entryNames, historyCommand, listEntryCommand } from './system/history.command.ts'
import { initCommand } from './system/init.command.ts'
import { makeStore } from './system/make-store.ts'
import { migrateCommand } from './system/migrate.command.ts'
import { readCommand } from './system/read.command.ts'
import { searchCommand } from './system/search.command.ts'
import { showEntryCommand } from './system/show-entry.command.ts'
import { redoCommand, undoCommand } from './system/undo.command.ts'
import { departmentNoun } from './team/department.noun.ts'
import { roleKeeper } from './team/role.keeper.ts'
import { roleNoun } from './team/role.noun.ts'
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
  roleNoun,
  tagNoun,
  fieldNoun,
  tierNoun,
  segmentNoun,
  segmentMemberNoun,
  lookalikeNoun,
  reviewNoun,
  consentNoun,
  retentionNoun,
]

/** Slices that add reasons to the revisit list. */
const sources: readonly ReasonSource[] = []

/** The day that sums kept of every customer hold for. */
const kept: KeptDay = (reading) => keptDay(reading, sources)

/** What slices add to the page of a customer and to the call sheet, in this order. */
const customerSources = (): CustomerSources => ({
  timeline: [visitTimeline, orderTimeline, complaintTimeline, movementTimeline],
  panels: [openVisitsPanel, openComplaintsPanel, lastOrdersPanel, buyingPanel],
  brief: [boughtBrief, openVisitsBrief, openComplaintsBrief, lastTalkBrief, nextStepBrief],
})

/** What `crm report` lists. */
const reports = (): readonly Command[] => [
  retentionReport,
  survivalReport,
  customersReport,
  visitsReport,
  complaintsReport,
  salesReport,
  consentReport,
  dataQualityReport,
]

/** By path. Each is asked for when it is typed: a start does not pay for the others. */
const commands: OwnCommands = {
  'show customer': () => showCustomer(customerSources()),
  search: () => searchCommand,
  'assign customer': () => assignCustomer,
  'merge customer': () => mergeCustomer,
  dedupe: () => dedupeCommand,
  'list tag': () => listTags,
  'show tag': () => showTag,
  'add tag': () => addTag,
  'edit tag': () => editTag,
  'remove tag': () => removeTag,
  init: () => initCommand,
  today: () => todayCommand(sources, [comingVisits, openComplaints, openReviews]),
  'list revisits': () => listRevisitsCommand(sources),
  log: () => logCommand,
  snooze: () => snoozeCommand,
  'done visit': () => doneVisit,
  'cancel visit': () => cancelVisit,
  'move complaint': () => moveComplaint,
  'close complaint': () => closeComplaint,
  'assign complaint': () => assignComplaint,
  'run nightly': () => nightlyCommand(sources),
  'list night': () => listNights,
  'list movement': () => listMovements,
  'add segment': () => addSegment,
  'show segment': () => showSegment(sources),
  'edit segment': () => editSegment,
  'add segment-member': () => addMember,
  'remove segment-member': () => removeMember,
  'segment rfm': () => rfmCommand(kept),
  'segment value': () => valueCommand,
  'segment class': () => classCommand,
  'segment tier': () => tierCommand,
  'segment explain': () => explainCommand(kept),
  'segment movement': () => segmentMovement(sources),
  'segment compare': () => compareCommand(sources),
  report: () => reportsCommand(reports),
  'report retention': () => retentionReport,
  'report survival': () => survivalReport,
  'report customers': () => customersReport,
  'report visits': () => visitsReport,
  'report complaints': () => complaintsReport,
  'report sales': () => salesReport,
  'report data-quality': () => dataQualityReport,
  'report consent': () => consentReport,
  'export person': () => exportPerson,
  'erase customer': () => eraseCommand,
  erase: () => eraseByRuleCommand,
  'add retention': () => addRetention,
  'edit retention': () => editRetention,
  'list erasure': () => listErasures,
  'show erasure': () => showErasure,
  'list run': () => listRuns,
  'remove run': () => removeRun,
  'list import': () => listReceipts,
  'show import': () => showReceipt,
  'list mapping': () => listMappings,
  'remove mapping': () => removeMapping,
  check: () => checkCommand,
  'list check': () => listChecks,
  fix: () => fixCommand,
  'run review': () => runReview,
  'done review': () => doneReview,
  undo: () => undoCommand,
  redo: () => redoCommand,
  history: () => historyCommand,
  'list entry': () => listEntryCommand,
  'show entry': () => showEntryCommand,
  config: () => configCommand,
  'config get': () => configGetCommand,
  'config set': () => configSetCommand,
  read: () => readCommand,
  backup: () => backupCommand,
  migrate: () => migrateCommand,
  doctor: () => doctorCommand(sources),
  'doctor journal': () => doctorJournal,
  dump: () => dumpCommand,
  completion: () => completionCommand,
  demo: () => demoCommand(() => program),
  help: () => helpCommand(() => program),
  version: () => versionCommand,
}

/** The program. */
export const program: Program = {
  nouns,
  get otherNouns() {
    return [
      revisitNames,
      runNames,
      receiptNames,
      mappingNames,
      entryNames,
      movementNames,
      nightNames,
      erasureNames,
      checkNames,
    ]
  },
  commands,
  customField,
  keepers: () => [...keepersFor(nouns), currencyKeeper(nouns), roleKeeper],
  follow: async (writing, about, rows) => {
    await followConsent(writing, about, rows)
    await followSegmentNames(writing, rows, (table) => nouns.find((noun) => noun.table === table)?.letter ?? '')
  },
  settle: async (writing, customers) => {
    await settleWith({ sources })(writing, customers)
    await refuseUnsafeSums(writing, customers)
  },
  functions: { ...filterFunctions, crm_found: found },
  makeStore,
  holdDay: async (reading, day, { only, archived = false } = {}) => {
    const asked = only && { only: typeof only === 'function' ? only : async () => only }
    const { kept, counts } = await standingAt(reading, { day, sources, archived, ...asked })
    return asked && !kept ? undefined : (counts.customers ?? 0)
  },
}
