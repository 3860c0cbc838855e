// However a part of a workbook is cut into pieces, what is told of it is the same; and no piece is looked through again and
// again, whatever is left open.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeXmlReader, unescapeXml, type XmlHandler } from '../../src/exchange/xml-events.ts'
import { runs } from '../harness/property-runs.ts'

type Event = readonly [kind: string, name: string, attributes?: string]

/** What a reader tells of pieces, text that comes in several made one; the fault where it throws. */
const told = (pieces: readonly string[]): readonly Event[] => {
  const events: Event[] = []
  let text = ''
  const note = (event: Event): void => {
    if (text !== '') events.push(['text', text])
    text = ''
    events.push(event)
  }
  const handler: XmlHandler = {
    open: (name, attributes) => note(['open', name, attributes]),
    close: (name) => note(['close', name]),
    text: (piece) => {
      text += unescapeXml(piece)
    },
  }
  const reader = makeXmlReader(handler)
  try {
    for (const piece of pieces) reader.push(piece)
    reader.end()
  } catch (error) {
    note(['fault', error instanceof SyntaxError ? error.message : 'no fault of XML'])
  }
  if (text !== '') events.push(['text', text])
  return events
}

const inside = fc.constantFrom(
  'a',
  ' ',
  '客户',
  '&amp;',
  '&#x5f20;',
  '&#128512;',
  '&unknown;',
  '&',
  '<!-- <b> -- > -->',
  '<!---->',
  '<![CDATA[<c>&amp;]]]]>',
  '<?p a="?"?>',
  '<e/>',
  '<x:e a=">" b=\'"/>\'/>',
  '<f a="1">',
  '</f>',
)

const cut = (text: string, places: readonly number[]): readonly string[] => {
  const ends = [...new Set(places.map((one) => one % (text.length + 1)))].sort((a, b) => a - b)
  return [...ends, text.length].map((end, at) => text.slice(at === 0 ? 0 : ends[at - 1], end))
}

describe('XML in pieces', () => {
  it('tells the same as whole', () => {
    fc.assert(
      fc.property(fc.array(inside, { maxLength: 12 }), fc.array(fc.nat(400), { maxLength: 8 }), (parts, places) => {
        const text = `<?xml version="1.0"?><r>${parts.join('')}</r>\n`
        expect(told(cut(text, places))).toEqual(told([text]))
      }),
      runs(1000),
    )
  })

  it('is read letter by letter as it stands', () => {
    const text = `<r><!-- <b> --><t a=">" b='"' c='x">'>A &lt; <![CDATA[<B> & C]]></t></r>`
    const wanted = [
      ['open', 'r', ''],
      ['open', 't', ` a=">" b='"' c='x">'`],
      ['text', 'A < <B> & C'],
      ['close', 't'],
      ['close', 'r'],
    ]
    expect(told([text])).toEqual(wanted)
    expect(told([...text])).toEqual(wanted)
  })

  it.each([
    ['a comment', '<r><!--', '-a>'],
    ['plain text', '<r><![CDATA[', 'a&>'],
    ['text', '<r>', 'a&am'],
    ['a declaration', '<r><?p ', 'a>'],
  ])('that ends within %s has a fault at its end, after sixteen million signs in moments', (_, head, piece) => {
    const block = piece.repeat(16_384 / piece.length)
    const reader = makeXmlReader({ open: () => {}, close: () => {}, text: () => {} })
    const before = process.cpuUsage().user
    reader.push(head)
    for (let at = 0; at < 1024; at += 1) reader.push(block)
    expect(() => reader.end()).toThrow(SyntaxError)
    expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
  })

  it('refuses a tag of more than a million signs, and looks at each of them once', () => {
    const reader = makeXmlReader({ open: () => {}, close: () => {}, text: () => {} })
    const before = process.cpuUsage().user
    expect(() => reader.push(`<row a="${'>'.repeat(1024 * 1024)}`)).toThrow(SyntaxError)
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000)
  })
})
