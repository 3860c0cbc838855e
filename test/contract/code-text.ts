// Reads TypeScript as far as the contracts need it: code without comments, texts apart, and what a file imports.
// Not a parser: it knows comments, quoted texts, templates and patterns, and leaves the rest as it stands.

/** Code whose comments are blank and whose quoted texts are numbered: `from "0"` is `texts[0]`. */
export interface CodeText {
  readonly code: string
  readonly texts: readonly string[]
}

const beforePattern = /(?:^|[=(,;:!&|?{}[+\-*~^<>%]|\breturn|\btypeof|\bcase|=>)\s*$/

/** Takes comments and texts out of a source. Lines stay where they are. */
export const readCode = (source: string): CodeText => {
  const texts: string[] = []
  let code = ''
  let at = 0
  /** Depth of braces at which each open template goes on. */
  const templates: number[] = []
  let depth = 0

  const lines = (text: string): string => text.replace(/[^\n]/g, ' ')
  const template = (): void => {
    const from = at
    while (at < source.length && source[at] !== '`' && !source.startsWith('${', at)) at += source[at] === '\\' ? 2 : 1
    code += lines(source.slice(from, at))
    if (source[at] === '`') {
      code += '`'
      at += 1
    } else if (at < source.length) {
      code += '${'
      at += 2
      templates.push(depth)
      depth += 1
    }
  }

  while (at < source.length) {
    const sign = source[at] ?? ''
    const rest = source.slice(at, at + 2)
    if (rest === '//' || rest === '/*') {
      const end = rest === '//' ? source.indexOf('\n', at) : source.indexOf('*/', at) + 2
      const to = end < 2 ? source.length : end
      code += lines(source.slice(at, to))
      at = to
    } else if (sign === "'" || sign === '"') {
      const from = at + 1
      at = from
      while (at < source.length && source[at] !== sign) at += source[at] === '\\' ? 2 : 1
      code += `"${texts.push(source.slice(from, at)) - 1}"`
      at += 1
    } else if (sign === '`') {
      code += '`'
      at += 1
      template()
    } else if (sign === '/' && beforePattern.test(code.slice(-40))) {
      const from = at
      let inClass = false
      for (at += 1; at < source.length && (inClass || source[at] !== '/') && source[at] !== '\n'; at += 1) {
        if (source[at] === '\\') at += 1
        else if (source[at] === '[') inClass = true
        else if (source[at] === ']') inClass = false
      }
      at += 1
      code += `/${lines(source.slice(from + 1, at - 1))}/`
    } else {
      at += 1
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
      code += sign
      if (sign === '}' && templates.at(-1) === depth) {
        templates.pop()
        template()
      }
    }
  }
  return { code, texts }
}

/** One reference of a file to another or to a package. */
export interface Import {
  readonly specifier: string
  /** `type` is gone at run time; `value` is loaded with the file; `dynamic` when it is asked for. */
  readonly how: 'type' | 'value' | 'dynamic'
  readonly line: number
}

const forms: readonly { readonly pattern: RegExp; readonly how: (match: RegExpMatchArray) => Import['how'] }[] = [
  {
    // import a, { b } from 'x', import type { b } from 'x', export * from 'x', export type { b } from 'x'
    pattern:
      /\b(?:import|export)\s+(type\s+)?(?:[\w$]+\s*,\s*)?(?:[\w$]+|\*(?:\s*as\s+[\w$]+)?|\{[^{}]*\})\s*from\s*"(\d+)"/g,
    how: ([, type]) => (type === undefined ? 'value' : 'type'),
  },
  { pattern: /\bimport\s*()"(\d+)"/g, how: () => 'value' },
  {
    // import('x'), and as a type: typeof import('x'), import('x').Name
    pattern: /(\btypeof\s+)?\bimport\s*\(\s*"(\d+)"[^)]*\)(\s*\.\s*[A-Z])?/g,
    how: ([, type, , name]) => (type === undefined && name === undefined ? 'dynamic' : 'type'),
  },
  { pattern: /(?<![.\w])()require(?:\.resolve)?\s*\(\s*"(\d+)"/g, how: () => 'dynamic' },
]

/** What a source imports, in the order of its lines. */
export const importsOf = ({ code, texts }: CodeText): readonly Import[] =>
  forms
    .flatMap(({ pattern, how }) =>
      [...code.matchAll(pattern)].map((match) => ({
        specifier: texts[Number(match[2])] ?? '',
        how: how(match),
        line: code.slice(0, match.index).split('\n').length,
      })),
    )
    .sort((a, b) => a.line - b.line)
