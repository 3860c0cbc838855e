// The adapter of csv-parse, in a file of its own so that it is loaded only for a row that needs it.
import { parse } from 'csv-parse/sync'

/**
 * The rows of a text by csv-parse, quotes that are out of place kept as text. Any of CR LF, LF and CR ends a row;
 * empty lines are left out. Fails with csv-parse's own error on a quote that is never closed.
 */
export const parseRows = (text: string, delimiter: string): string[][] =>
  parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
