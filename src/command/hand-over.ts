// The end of an answer: whether it reached its reader, and what is said of a deed whose answer did not.
import type { StreamSink } from '../output/sink.ts'
import type { DeedDone } from './command.ts'
import { doneAllTheSame, outputFailed } from './report-failure.ts'

/** Waits until the answer is handed over; throws where it could not be, unless its reader just went away. */
export const handOver = async (stdout: StreamSink): Promise<void> => {
  const fault = await stdout.finish()
  if (fault) throw outputFailed(fault)
}

/** Answers of a deed: where they cannot be given, whoever is told so is told too that the deed is done. */
export const orSayDone = async <T>(done: DeedDone | undefined, answer: () => Promise<T>): Promise<T> => {
  try {
    return await answer()
  } catch (error) {
    throw done === undefined ? error : doneAllTheSame(error, done)
  }
}
