// What the pages of the schemes are made of; loaded only when one is asked for as HTML.
export { movementSection } from './movement-section.act.ts'
export { partHeadlines, partsSection } from './parts-section.act.ts'
export { rfmSection } from './rfm-section.act.ts'
export { valueSection } from './value-section.act.ts'
