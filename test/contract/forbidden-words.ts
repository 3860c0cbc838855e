// Words of code that only some files may use: the process, the clock, the console. Looks at code, not at comments.
import type { SourceFile } from './source-tree.ts'

interface Forbidden {
  readonly pattern: RegExp
  /** Files that may. */
  readonly except: RegExp
  readonly why: string
}

const nobody = /^$/

const forbidden: readonly Forbidden[] = [
  {
    pattern: /\bprocess\s*\.\s*(?:exit|abort|reallyExit)\b/g,
    except: nobody,
    why: 'ends the process: set process.exitCode, else piped output is cut',
  },
  {
    pattern: /(?<![.\w'-])process\s*(?:\.|\[|\?\.)|\bglobalThis\s*\.\s*process\b/g,
    // zone-reader lends the process's TZ, which is how Date is asked for another zone; running asks after other processes.
    except: /^(?:src\/(?:main|start|kernel\/(?:zone-reader|running))\.ts$|src\/build\/|bin\/)/,
    why: 'touches the process: main.ts hands in what is needed',
  },
  { pattern: /(?<![.\w])console\s*\./g, except: nobody, why: 'writes to the console: use output/' },
  {
    pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\w(]))|(?<!new\s)(?<![.\w])Date\s*\(/g,
    except: /^src\/kernel\/clock\.ts$/,
    why: 'reads the clock: today and now are handed in',
  },
  {
    pattern: /(?<![.\w])Date\s*\.|\bnew\s+Date\b/g,
    except: /^src\/kernel\//,
    why: 'uses Date: days and instants are text, see kernel/day.ts and kernel/instant.ts',
  },
  {
    pattern: /\bMath\s*\.\s*random\b/g,
    // Uneven pauses between tries at a busy file.
    except: /^src\/database\/transaction\.ts$/,
    why: 'is not the same twice: take a seed',
  },
  { pattern: /@ts-(?:ignore|nocheck|expect-error)/g, except: nobody, why: 'silences the compiler' },
]

/** Uses of forbidden words, each with its line. */
export const forbiddenIn = ({ path, code, source }: SourceFile): readonly string[] =>
  forbidden
    .filter(({ except }) => !except.test(path))
    .flatMap(({ pattern, why }) =>
      [...(pattern.source.startsWith('@') ? source : code).matchAll(pattern)].map(
        ({ index, 0: word, input }) => `${path}:${input.slice(0, index).split('\n').length} ${word.trim()} ${why}`,
      ),
    )
