// Instants and zones against Intl, clock changes against their published days, and the shapes of times in files.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFailure } from '../../src/kernel/failure.ts'
import {
  dayOfInstant,
  epochOfInstant,
  instantFromEpoch,
  instantFromLocal,
  isInstant,
  localOfInstant,
} from '../../src/kernel/instant.ts'
import { parseMoment } from '../../src/kernel/moment.ts'
import { isZone, zoneOffset } from '../../src/kernel/zone.ts'
import { readByDate, readByIntl } from '../../src/kernel/zone-reader.ts'

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Europe/London',
  'Pacific/Apia',
  'UTC',
]

const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
)
const epochs = fc.integer({ min: Date.UTC(1905, 0, 1), max: Date.UTC(2099, 11, 31) })

describe('text of instants', () => {
  test('is what JavaScript writes, and reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) }), (epoch) => {
        const instant = new Date(epoch).toISOString()
        expect(instantFromEpoch(epoch)).toBe(instant)
        expect(epochOfInstant(instant)).toBe(epoch)
        expect(isInstant(instant)).toBe(true)
      }),
    )
  })

  test.each([
    '2026-02-30T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T00:60:00.000Z',
    '2026-01-01T00:00:00Z',
    '2026-01-01 00:00:00.000Z',
    '2026-01-01T00:00:00.000z',
    '2026-01-01T00:00:00.000Zx',
    'x2026-01-01T00:00:00.000Z',
  ])('%s is none', (text) => {
    expect(isInstant(text)).toBe(false)
  })
})

describe('the day of an instant', () => {
  test.each(zones)('in %s is the day Intl shows', (zone) => {
    fc.assert(
      fc.property(epochs, (epoch) => {
        expect(dayOfInstant(instantFromEpoch(epoch), zone)).toBe(formats.get(zone)?.format(epoch))
      }),
      { numRuns: 500 },
    )
  })

  test.each(zones)('in %s is right in every hour around its clock changes', (zone) => {
    const read = readByIntl(zone)
    const hours: number[] = []
    for (let hour = Date.UTC(2026, 0, 1) / 3_600_000; hour < Date.UTC(2027, 0, 1) / 3_600_000; hour++)
      hours.push(hour * 3600)
    const offsets = read(hours)
    hours.forEach((at, index) => {
      if (zoneOffset(zone, at) !== offsets[index]) expect([at, zoneOffset(zone, at)]).toEqual([at, offsets[index]])
    })
    for (const at of hours.filter((_, index) => index % 7 === 0)) {
      expect(dayOfInstant(instantFromEpoch(at * 1000), zone)).toBe(formats.get(zone)?.format(at * 1000))
    }
  })

  test('turns at local midnight, at leap days and year ends too', () => {
    expect(dayOfInstant('2026-12-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-12-31')
    expect(dayOfInstant('2026-12-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2027-01-01')
    expect(dayOfInstant('2024-02-28T18:15:00.000Z', 'Asia/Kathmandu')).toBe('2024-02-29')
    expect(dayOfInstant('2024-02-29T18:14:59.999Z', 'Asia/Kathmandu')).toBe('2024-02-29')
    expect(dayOfInstant('2026-03-01T04:59:59.000Z', 'America/New_York')).toBe('2026-02-28')
    // On the day after the clocks went back: by the offset of that time, not of the morning before.
    expect(dayOfInstant('2026-04-05T13:15:00.000Z', 'Australia/Lord_Howe')).toBe('2026-04-05')
    expect(dayOfInstant('2026-04-05T13:30:00.000Z', 'Australia/Lord_Howe')).toBe('2026-04-06')
  })
})

describe('the two readers of zone data', () => {
  test.each(zones)('say the same of %s from the year 100 to 4000', (zone) => {
    const quick = readByDate(zone)
    const slow = readByIntl(zone)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -59_000_000_000, max: 64_000_000_000 }), { maxLength: 50 }), (points) => {
        if (quick !== null) expect(quick(points)).toEqual(slow(points))
      }),
      { numRuns: 20 },
    )
  })

  test('agree at both ends of the years, where local days may lie in the year 0 or 10000', () => {
    const ends = [-62_135_596_800, -62_135_500_000, 253_402_214_400, 253_402_300_799]
    for (const zone of zones) expect(readByDate(zone)?.(ends)).toEqual(readByIntl(zone)(ends))
  })

  test('the quick one is at work here and puts TZ back', () => {
    const before = process.env.TZ
    expect(readByDate('Asia/Kathmandu')?.([0])).toEqual([19_800])
    expect(process.env.TZ).toBe(before)
    expect(Object.hasOwn(process.env, 'TZ')).toBe(before !== undefined)
  })
})

describe('local times', () => {
  test.each([
    // A time that the clocks skip moves on by the gap, one that comes twice is the first.
    ['2026-03-08 02:30:00', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-03-08 01:59:59', 'America/New_York', '2026-03-08T06:59:59.000Z'],
    ['2026-03-08 03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01 02:00:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
    ['2026-04-05 01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-10-04 02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2026-03-29 01:30:00', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 01:30:00', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2011-12-30 12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    ['1986-05-04 02:30:00', 'Asia/Shanghai', '1986-05-03T18:30:00.000Z'],
    ['2024-02-29 00:00:00.250', 'Asia/Kathmandu', '2024-02-28T18:15:00.250Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantFromLocal(local, zone)).toBe(instant)
  })

  test.each(zones)('read back in %s unless the clocks skip or repeat them', (zone) => {
    fc.assert(
      fc.property(epochs, (epoch) => {
        const instant = instantFromEpoch(epoch)
        const again = instantFromLocal(localOfInstant(instant, zone), zone)
        // In a repeated hour the first is meant, so never a later instant, and the clocks show the same.
        expect(again <= instant).toBe(true)
        expect(localOfInstant(again, zone)).toBe(localOfInstant(instant, zone))
      }),
      { numRuns: 300 },
    )
  })

  test.each(['2026-02-30 10:00:00', '2026-02-03 24:00:00', '2026-02-03T10:00:00', 'now'])('%s is refused', (text) => {
    expect(() => instantFromLocal(text, 'UTC')).toThrow(`cannot read "${text}" as a time`)
  })
})

test('zones are IANA names', () => {
  expect(['Asia/Shanghai', 'UTC', 'Etc/GMT+5', 'America/Argentina/Ushuaia'].every(isZone)).toBe(true)
  expect(['+08:00', 'Beijing', '', 'Asia/Shanghai; x', 'Mars/Base'].some(isZone)).toBe(false)
  try {
    dayOfInstant('2026-01-01T00:00:00.000Z', 'Mars/Base')
    expect.unreachable()
  } catch (error) {
    if (!isFailure(error)) throw error
    expect([error.code, error.exit, error.words]).toEqual([
      'bad-zone',
      2,
      { en: 'there is no time zone "Mars/Base"', zh: '没有时区“Mars/Base”' },
    ])
    expect(error.detail.hint?.en).toContain('Asia/Shanghai')
  }
})

describe('times in files, Shanghai', () => {
  test.each([
    ['2020-02-21', '2020-02-21'],
    ['2020/2/21', '2020-02-21'],
    ['2020.2.1', '2020-02-01'],
    ['20200221', '2020-02-21'],
    ['2020年2月21日', '2020-02-21'],
    ['２０２０年２月２１日', '2020-02-21'],
    ['21 Feb 2020', '2020-02-21'],
    ['13/02/2026', '2026-02-13'],
    ['2/13/2026', '2026-02-13'],
    ['5/5/2026', '2026-05-05'],
    ['2020/2/21 0:00', '2020-02-20T16:00:00.000Z'],
    ['2020-02-21 08:05', '2020-02-21T00:05:00.000Z'],
    ['2020-02-21 08:05:09', '2020-02-21T00:05:09.000Z'],
    ['2020-02-21T08:05:09', '2020-02-21T00:05:09.000Z'],
    ['2020-02-21T08:05:09.5', '2020-02-21T00:05:09.500Z'],
    ['2020年2月21日8时5分', '2020-02-21T00:05:00.000Z'],
    ['2020年2月21日 下午3点半', '2020-02-21T07:30:00.000Z'],
    ['2020/2/21 下午 3:05', '2020-02-21T07:05:00.000Z'],
    ['2020/2/21 上午 12:05:09', '2020-02-20T16:05:09.000Z'],
    ['2020/2/21 上午0:05', '2020-02-20T16:05:00.000Z'],
    ['2020/2/21 下午12:05', '2020-02-21T04:05:00.000Z'],
    ['2/21/2020 3:05 PM', '2020-02-21T07:05:00.000Z'],
    ['2/21/2020 12:05 PM', '2020-02-21T04:05:00.000Z'],
    ['2/21/2020 12:05 AM', '2020-02-20T16:05:00.000Z'],
    ['2020-02-21T08:05:00Z', '2020-02-21T08:05:00.000Z'],
    ['2020-02-21T08:05:00.123Z', '2020-02-21T08:05:00.123Z'],
    ['2020-02-21T08:05:00+08:00', '2020-02-21T00:05:00.000Z'],
    ['2020-02-21T23:30:00-08:00', '2020-02-22T07:30:00.000Z'],
    ['2020-02-21 08:05:00 +0530', '2020-02-21T02:35:00.000Z'],
    ['2020-02-21 08:05:59', '2020-02-21T00:05:59.000Z'],
    ['0001年2月3日', '0001-02-03'],
    [`2020-02-21${' '.repeat(65)}08:05`, '2020-02-21T00:05:00.000Z'],
    ['2020-02-21 08:05 UTC', '2020-02-21T08:05:00.000Z'],
    ['2020-02-21 08:05:00GMT', '2020-02-21T08:05:00.000Z'],
    ['2020-02-21T08:05:09,25Z', '2020-02-21T08:05:09.250Z'],
    ['2020-02-21T08:05:09.123987Z', '2020-02-21T08:05:09.123Z'],
    ['2020-02-21T00:05-03', '2020-02-21T03:05:00.000Z'],
    ['2020-02-21T23:59+23:59', '2020-02-21T00:00:00.000Z'],
    ['20200221T080500Z', '2020-02-21T08:05:00.000Z'],
    ['20200221T0805+0800', '2020-02-21T00:05:00.000Z'],
    ['20200221T080509.25', '2020-02-21T00:05:09.250Z'],
    ['20200221T2305', '2020-02-21T15:05:00.000Z'],
    ['2020年2月21日8时5分9秒', '2020-02-21T00:05:09.000Z'],
    ['2020年2月21日8时59分59秒', '2020-02-21T00:59:59.000Z'],
    ['2020-02-21 , 8:05', '2020-02-21T00:05:00.000Z'],
    ['2020年2月21日08:05', '2020-02-21T00:05:00.000Z'],
    ['2020年2月21日23时整', '2020-02-21T15:00:00.000Z'],
  ])('%s is read as %s', (text, expected) => {
    const moment = parseMoment(text, 'Asia/Shanghai')
    expect(moment === null ? null : 'day' in moment ? moment.day : moment.instant).toBe(expected)
  })

  test.each([
    '1/12/2026',
    '1/12/2026 10:00',
    '5/1/2026',
    'x2020年2月21日',
    'x20200221',
    '120200221',
    'x2/13/2026',
    `2020-02-21${' '.repeat(66)}08:05`,
    '2020-02-30',
    '2020-02-30 10:00',
    '2020-02-21 24:00',
    '2020-02-21 10:60',
    '2020-02-21T10:00+24:00',
    '2020-02-21T10:00+08:60',
    '2020-02-21T10:00:60',
    '20200221T2405',
    '20200221T0860',
    '2020年2月21日8点61分',
    '2020/2/21 上午 13:05',
    '2020/2/21 13:05 PM',
    '0 am',
    '46322',
    '02-21',
    '20-02-21',
    '2020',
    'yesterday',
    '15 AM',
    '',
    '0000-00-00',
    '0001-01-01 00:00',
  ])('%s is refused', (text) => {
    expect(parseMoment(text, 'Asia/Shanghai')).toBeNull()
  })

  test('on the first and last day nothing is said of times outside the years', () => {
    expect(parseMoment('9999-12-31 23:00', 'America/New_York')).toBeNull()
    expect(parseMoment('9999-12-31 23:00', 'UTC')).toEqual({ instant: '9999-12-31T23:00:00.000Z' })
  })

  test.each(['2020-02-21 08:05', '2020年2月21日8时5分'])('%s in no zone is a failure', (text) => {
    expect(() => parseMoment(text, 'Mars/Base')).toThrow('there is no time zone "Mars/Base"')
  })

  test('the order of the file decides what could be two days', () => {
    expect(parseMoment('1/12/2026', 'UTC', 'dmy')).toEqual({ day: '2026-12-01' })
    expect(parseMoment('1/12/2026', 'UTC', 'mdy')).toEqual({ day: '2026-01-12' })
    expect(parseMoment('1/12/2026', 'UTC', 'ymd')).toBeNull()
    expect(parseMoment('13/02/2026', 'UTC', 'mdy')).toBeNull()
    expect(parseMoment('1/12/2026 8:00', 'UTC', 'dmy')).toEqual({ instant: '2026-12-01T08:00:00.000Z' })
  })

  test('the quick way and the slow way agree', () => {
    const days = fc.tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), ([y, m, d], hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const quick = parseMoment(`${y}/${m}/${d} ${hour}:${time.slice(3)}`, 'America/New_York')
        const slow = parseMoment(`${y}年${m}月${d}日 ${time}`, 'America/New_York')
        expect(quick).toEqual(slow)
      }),
    )
  })
})
