// A browser for tests that look at pages: whatever Chromium the machine has, found by its usual names. None is fetched.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const usual = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a browser: that of CHROME_PATH, else one on the PATH, else at a usual place; undefined where there is none. */
export const browserPath = (env: Readonly<Record<string, string | undefined>> = process.env): string | undefined => {
  const named = env.CHROME_PATH
  if (named !== undefined && named !== '') return named
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...usual].find((path) => existsSync(path))
}

/** Flags with which it starts as any user and asks nothing of the network by itself. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Run in a page: what is wrong with it for a reader. Text is held against its ground by the ratio of WCAG 2.2 (4.5 at
 * least); the ground of a text in a drawing is the field it stands in, else that of the page.
 */
export const pageFaults = `(() => {
  const faults = []
  const numbers = (colour) => (/^color\\(srgb/.test(colour) ? colour.match(/[\\d.]+/g).map((one, at) => at < 3 ? one * 255 : +one) : colour.match(/[\\d.]+/g).map(Number))
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((one) => { const s = one / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4 })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
  const groundOf = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (one instanceof SVGGElement) { const field = one.querySelector('rect'); if (field) return getComputedStyle(field).fill }
      const colour = getComputedStyle(one).backgroundColor
      if (!(one instanceof SVGElement) && (numbers(colour)[3] ?? 1) > 0) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const seen = (element) => element.getClientRects().length > 0
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > room) faults.push('wider than the window by ' + (document.documentElement.scrollWidth - room))
  for (const element of document.querySelectorAll('h1,h2,p,dt,dd,small,li,th,td,svg text')) {
    if (!seen(element) || element.textContent.trim() === '') continue
    const style = getComputedStyle(element)
    const isDrawn = element instanceof SVGElement
    const found = ratio(isDrawn ? style.fill : style.color, groundOf(element))
    if (found < 4.5) faults.push('contrast ' + found.toFixed(2) + ' of "' + element.textContent + '"')
    const box = element.getBoundingClientRect()
    if (isDrawn && (box.left < -1 || box.right > room + 1)) faults.push('cut off: "' + element.textContent + '"')
    if (isDrawn && box.height < 9) faults.push('too small: "' + element.textContent + '"')
  }
  for (const drawing of document.querySelectorAll('svg')) {
    if (!seen(drawing)) continue
    const texts = [...drawing.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect()])
    for (const [at, [text, box]] of texts.entries())
      for (const [other, near] of texts.slice(at + 1))
        if (box.left < near.right - 1 && near.left < box.right - 1 && box.top < near.bottom - 4 && near.top < box.bottom - 4)
          faults.push('"' + text + '" and "' + other + '" overlap')
  }
  return [...new Set(faults)].slice(0, 20)
})()`
