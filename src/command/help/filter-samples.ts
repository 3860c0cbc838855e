// Filters that make sense for a noun, made from its fields: for its page. A test reads every one of them.
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'

const sampleOf = (field: Field): string | undefined => {
  const { type } = field
  switch (type.kind) {
    case 'choice':
      return `${field.key}:${type.choices[0]?.code ?? 'any'}`
    case 'day':
    case 'moment':
      return `${field.key}.before:30d-ago`
    case 'birthday':
      return `${field.key}.within:7d`
    case 'money':
      return `${field.key}.over:1000`
    case 'integer':
    case 'decimal':
      return field.key === 'id' ? undefined : `${field.key}.min:${type.kind === 'integer' ? (type.min ?? 0) + 1 : 1}`
    case 'reference':
      return type.to === 'staff' ? `${field.key}:@me` : `${field.key}:none`
    case 'tags':
      return 'tag:vip'
    case 'flag':
      return `${field.key}:yes`
    case 'phones':
      return `${field.key}:8000`
    default:
      return undefined
  }
}

/** Up to `most` filters, one for each kind of field, those first that lists show. */
export const filterSamples = (noun: Noun, most = 5): readonly string[] => {
  const taken = new Set<string>()
  const samples: string[] = []
  const byWeight = [...noun.fields].sort((a, b) => (b.listed ?? 0) - (a.listed ?? 0))
  for (const field of byWeight) {
    const sample = taken.has(field.type.kind) ? undefined : sampleOf(field)
    if (sample === undefined) continue
    taken.add(field.type.kind)
    samples.push(sample)
  }
  return samples.slice(0, most)
}
