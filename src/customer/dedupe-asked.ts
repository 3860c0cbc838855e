// What a line of `dedupe` asks for: from which likelihood on.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** Pairs at least this likely are shown where nothing is said. */
export const usualThreshold = 0.75

/** Reads `--threshold`: a share, or a percentage with its sign. Throws `bad-value` (exit 2) for anything else. */
export const thresholdFrom = (text: string | undefined): number => {
  if (text === undefined) return usualThreshold
  const [, digits, sign] = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text.trim()) ?? []
  const value = Number(digits) / (sign === '%' ? 100 : 1)
  if (value > 0 && value <= 1) return value
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--threshold cannot be "${text}"`, zh: `--threshold 不能是“${text}”` },
    {
      field: 'threshold',
      why: { en: 'it is above 0 and at most 1', zh: '须大于 0 且不超过 1' },
      hint: same('--threshold 0.9'),
    },
  )
}
