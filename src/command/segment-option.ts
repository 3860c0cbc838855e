// The flag `--segment`, and which nouns have it.
import { isSegmented, segmentField } from './filter/segment-test.ts'
import type { Noun } from './noun.ts'
import type { Options } from './option.ts'

/** The flag. */
export const segmentOption: Options = {
  segment: {
    about: { en: 'only customers in this segment: crm list segments', zh: '只限此分群的客户：crm list segments' },
    value: 'SEGMENT',
    many: true,
  },
}

/** A noun's own reference to a segment, if it has one. */
export const ownSegment = (noun: Noun) =>
  noun.fields.find(({ key, type }) => key === segmentField.key && type.kind === 'reference' && type.to === 'segment')

/** The flag for lists of a noun: of customers, of what belongs to customers, and of what belongs to a segment. */
export const segmentInLists = (noun: Noun): Options => (isSegmented(noun) || ownSegment(noun) ? segmentOption : {})

/** The flag for verbs on many records: where the noun has a field of that name, that is what the flag says. */
export const segmentInBulk = (noun: Noun): Options => (isSegmented(noun) ? segmentOption : {})
