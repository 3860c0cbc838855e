// Means and cuts as programs get them: without the noise of binary fractions. Shares are not cut, and nothing is reckoned
// further with what was cut here.

/** A number to at most six decimals: 12.333333333333334 is 12.333333. */
export const sixPlaces = (value: number): number => Math.round(value * 1e6) / 1e6
