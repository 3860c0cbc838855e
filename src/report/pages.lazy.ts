// The pages of all reports; loaded only when one is asked for as HTML.
export { complaintsPage } from './complaints.page.ts'
export { consentPage } from './consent.page.ts'
export { changesPage, customersPage } from './customers.page.ts'
export { dataQualityPage } from './data-quality.page.ts'
export { retentionPage } from './retention.page.ts'
export { salesPage } from './sales.page.ts'
export { survivalPage } from './survival.page.ts'
export { visitsPage } from './visits.page.ts'
