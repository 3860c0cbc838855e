// The lunar years that Node's Intl has wrong, from Node 20.19 to 26 (ICU 76 to 78).
// ICU computes moon and sun too coarsely: new moons and solar terms within minutes of midnight fall on the wrong day,
// which moves a month's first day by one or a leap month to its neighbour. The years here stand as lunar-typescript
// reckons them, and as published tables after the Hong Kong Observatory's have them wherever the two calendars part.

/**
 * By lunar year: its first day, the leap month (0 for none), and the months in order, 1 for 30 days and 0 for 29.
 * Whole years, so that they stay right when a later Node mends its own.
 */
export const lunarCorrections: Readonly<Record<number, readonly [firstDay: string, leap: number, months: string]>> = {
  1917: ['1917-01-23', 2, '1001011011010'],
  1922: ['1922-01-28', 5, '1011001001011'],
  1953: ['1953-02-14', 0, '010011011010'],
  1954: ['1954-02-03', 0, '101001011011'],
  1955: ['1955-01-24', 3, '0101001010111'],
  1987: ['1987-01-29', 6, '1010110110100'],
  1998: ['1998-01-28', 5, '1001001101101'],
  2012: ['2012-01-23', 4, '1011010101010'],
  2018: ['2018-02-16', 0, '010100101011'],
  2026: ['2026-02-17', 0, '101001001110'],
  2027: ['2027-02-06', 0, '110100100110'],
  2029: ['2029-02-13', 0, '110101010011'],
  2030: ['2030-02-03', 0, '010110101010'],
  2070: ['2070-02-11', 0, '010100101101'],
}
