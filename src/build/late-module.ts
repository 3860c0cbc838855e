// Makes modules late: what a file imports is run when it is first used, not when the program starts. A start then pays
// for the code it runs and not for all there is. Works on the bundler's own CommonJS, which is regular enough to be read
// line by line; it refuses what it does not know.
import { transform } from 'esbuild'

const header =
  /^var \w+_exports = \{\};\n__export\(\w+, \{\n([\s\S]*?)\n\}\);\nmodule\.exports = __toCommonJS\(\w+\);\n/m
const importLine = /^var (import_\w+) = (__toESM\()?require\("([^"]+)"\)\)?;\n/gm
const exportLine = /^ {2}("?[\w$]+"?): \(\) => ([\w$.]+),?$/
const nameOfImport = /\bimport_\w+/g
const interop = /\b__(?:toESM|reExport)\b/

interface Export {
  readonly name: string
  readonly value: string
}

const exportsIn = (list: string): readonly Export[] =>
  list.split('\n').map((line) => {
    const [, name, value] = exportLine.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`not an export as expected: ${line}`)
    return { name: name.replaceAll('"', ''), value }
  })

/** Where a name of the file is a name of another, that one is asked each time: it may not have run yet. */
const exported = ({ name, value }: Export): string =>
  value.includes('.')
    ? `Object.defineProperty(exports, ${JSON.stringify(name)}, { enumerable: true, get: () => ${value} });\n`
    : `exports.${name} = ${value};\n`

/**
 * Rewrites CommonJS that the bundler made of a source. Throws where it is not as expected, or where the source itself
 * has a word that the bundler has chosen as a name.
 */
export const lateCommonJs = (source: string, code: string): string => {
  const found = header.exec(code)
  const helpers = found === null ? '' : code.slice(0, found.index)
  let body = found === null ? code : code.slice(found.index + found[0].length)
  const list = found === null ? [] : exportsIn(found[1] ?? '')
  const kept: string[] = []
  const used = new Map<string, string>()
  body = body.replace(importLine, (_, name: string, wrapped: string | undefined, path: string) => {
    if (wrapped === undefined) used.set(name, `(require(${JSON.stringify(path)}))`)
    else {
      kept.push(`let ${name};\nconst ${name}_ = () => ${name} ??= __toESM(require(${JSON.stringify(path)}));\n`)
      used.set(name, `(${name}_())`)
    }
    return ''
  })
  const words = new Set(source.match(nameOfImport))
  for (const name of used.keys()) if (words.has(name)) throw new Error(`the word ${name} is taken: rename it`)
  const late = (text: string): string => text.replace(nameOfImport, (name) => used.get(name) ?? name)
  const needsHelpers = interop.test(kept.join('') + body)
  const ends = list.map(({ name, value }) => exported({ name, value: late(value) }))
  return `"use strict";\n${needsHelpers ? helpers : ''}${kept.join('')}${late(body)}\n${ends.join('')}`
}

/** The CommonJS of a module, its imports late. `define` as for the bundler. */
export const lateModule = async (
  source: string,
  options: { readonly path: string; readonly loader: 'ts' | 'js'; readonly define: Readonly<Record<string, string>> },
): Promise<string> => {
  const { code } = await transform(source, {
    loader: options.loader,
    format: 'cjs',
    target: 'node20.19',
    sourcefile: options.path,
    define: { ...options.define },
    charset: 'utf8',
  })
  return lateCommonJs(source, code)
}
