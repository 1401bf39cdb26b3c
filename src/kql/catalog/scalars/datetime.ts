import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from '#base/ticks.ts'
import { calendarOf, dayOfYear, startOf, weekday, weekOfYear } from '../../runtime/calendar.ts'
import { addPeriod, partOf, periodsBetween } from '../../runtime/period.ts'
import { formatDatetime, formatTimespan } from '../../runtime/time-format.ts'
import { localToUtc, utcToLocal } from '../../runtime/time-zone.ts'
import { timeZoneNames } from '../../runtime/time-zone-names.ts'
import { ticksOf } from '../../values/datetime-text.ts'
import type { ScalarRow } from '../scalar-row.ts'

type Period = keyof typeof startOf
const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year']
const SAMPLE = 'datetime(2026-05-14 13:45:30.1234567)'
const starts: Record<Period, string> = { day: '2026-05-14', week: '2026-05-10', month: '2026-05-01', year: '2026-01-01' }
const ends: Record<Period, string> = { day: '2026-05-14', week: '2026-05-16', month: '2026-05-31', year: '2026-12-31' }

function boundaries(period: Period): ScalarRow[] {
  const start = startOf[period]
  return [
    {
      name: `startof${period}`,
      doc: `Start of the ${period}${period === 'week' ? ' (Sunday)' : ''}, moved by whole ${period}s`,
      example: [`startof${period}(${SAMPLE})`, `${starts[period]}T00:00:00.0000000Z`],
      forms: [
        {
          params: ['datetime', 'long'],
          optional: 1,
          returns: 'datetime',
          js: { body: (at: bigint, offset = 0n) => start(at, Number(offset)) },
        },
      ],
    },
    {
      name: `endof${period}`,
      doc: `Last tick of the ${period}, moved by whole ${period}s`,
      example: [`endof${period}(${SAMPLE})`, `${ends[period]}T23:59:59.9999999Z`],
      forms: [
        {
          params: ['datetime', 'long'],
          optional: 1,
          returns: 'datetime',
          js: { body: (at: bigint, offset = 0n) => start(at, Number(offset) + 1) - 1n },
        },
      ],
    },
  ]
}

function part(name: string, doc: string, gives: string, body: (at: bigint) => number, aliases?: readonly string[]): ScalarRow {
  return {
    name,
    ...(aliases ? { aliases } : {}),
    doc,
    example: [`${name}(${SAMPLE})`, gives],
    forms: [{ params: ['datetime'], returns: 'int', js: { body } }],
  }
}

function unixTime(unit: string, ticks: number): ScalarRow {
  const perSecond = 1e7 / ticks
  return {
    name: `unixtime_${unit}_todatetime`,
    doc: `The datetime of ${unit} since 1970-01-01 UTC`,
    example: [`unixtime_${unit}_todatetime(${1546300800 * perSecond})`, '2019-01-01T00:00:00.0000000Z'],
    forms: [
      {
        params: ['long'],
        returns: 'datetime',
        js: { body: (n: bigint) => (ticks < 1 ? n / BigInt(Math.round(1 / ticks)) : n * BigInt(ticks)) + UNIX_EPOCH_TICKS },
      },
      { params: ['real'], returns: 'datetime', js: { body: (n: number) => BigInt(Math.round(n * ticks)) + UNIX_EPOCH_TICKS } },
    ],
  }
}

function makeDatetime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): bigint | null {
  const whole = Math.floor(second)
  return ticksOf(year, month, day, hour, minute, whole, BigInt(Math.round((second - whole) * 1e7)))
}

/** Two arguments are hours and minutes, three add seconds, four start with days; null outside a clock's range. */
function makeTimespan(...parts: number[]): bigint | null {
  const [days, hours = 0, minutes = 0, seconds = 0] = parts.length === 4 ? parts : [0, ...parts]
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds >= 60) return null
  return (
    BigInt(days ?? 0) * TICKS_PER_DAY +
    BigInt(hours) * TICKS_PER_HOUR +
    BigInt(minutes) * TICKS_PER_MINUTE +
    BigInt(Math.round(seconds * Number(TICKS_PER_SECOND)))
  )
}

/** Functions on points in time and spans of time. All of them speak UTC. */
export const datetime: readonly ScalarRow[] = [
  {
    name: 'datetime_list_timezones',
    doc: 'Names of all time zones that the date functions take',
    example: ["array_index_of(datetime_list_timezones(), 'Europe/Vienna') > 0", 'True'],
    forms: [{ params: [], returns: 'dynamic', js: { body: timeZoneNames }, total: true }],
  },
  ...PERIODS.flatMap(boundaries),
  part('getyear', 'Year', '2026', (at) => calendarOf(at).year),
  part('getmonth', 'Month, 1 to 12', '5', (at) => calendarOf(at).month, ['monthofyear']),
  part('dayofmonth', 'Day of the month, 1 to 31', '14', (at) => calendarOf(at).day),
  part('dayofyear', 'Day of the year, 1 to 366', '134', dayOfYear),
  part('hourofday', 'Hour, 0 to 23', '13', (at) => calendarOf(at).hour),
  { ...part('week_of_year', 'ISO 8601 week, 1 to 53', '20', weekOfYear), aliases: ['weekofyear'] },
  {
    name: 'dayofweek',
    doc: 'Days since the last Sunday, as a timespan; null past what a datetime can reach',
    example: [`dayofweek(${SAMPLE})`, '4.00:00:00'],
    forms: [{ params: ['datetime'], returns: 'timespan', js: { body: (at: bigint) => BigInt(weekday(at)) * TICKS_PER_DAY } }],
  },
  {
    name: 'datetime_part',
    aliases: ['datepart'],
    doc: 'A named part of a datetime as a number',
    example: [`datetime_part('quarter', ${SAMPLE})`, '2'],
    forms: [{ params: ['string', 'datetime'], returns: 'int', js: { body: partOf } }],
  },
  {
    name: 'datetime_add',
    doc: 'A datetime moved by an amount of a named period',
    example: ["datetime_add('month', 1, datetime(2026-01-31))", '2026-02-28T00:00:00.0000000Z'],
    forms: [
      {
        params: ['string', 'long', 'datetime'],
        returns: 'datetime',
        js: { body: (period: string, amount: bigint, at: bigint) => addPeriod(period, Number(amount), at) },
      },
    ],
  },
  {
    name: 'datetime_diff',
    doc: 'Boundaries of a named period between two datetimes (first minus second)',
    example: ["datetime_diff('day', datetime(2026-01-02), datetime(2026-01-01 23:59))", '1'],
    forms: [{ params: ['string', 'datetime', 'datetime'], returns: 'long', js: { body: periodsBetween } }],
  },
  {
    name: 'make_datetime',
    doc: 'A datetime from year, month, day and optionally hour, minute, second; null where there is no such moment',
    example: ['make_datetime(2017, 10, 1, 12, 10)', '2017-10-01T12:10:00.0000000Z'],
    forms: [{ params: ['int', 'int', 'int', 'int', 'int', 'real'], optional: 3, returns: 'datetime', js: { body: makeDatetime } }],
  },
  {
    name: 'make_timespan',
    doc: 'A timespan from hours and minutes, optionally seconds, or from days to seconds; null outside a clock’s range',
    example: ['make_timespan(1, 12, 30, 55)', '1.12:30:55'],
    forms: [{ params: ['real', 'real', 'real', 'real'], optional: 2, returns: 'timespan', js: { body: makeTimespan } }],
  },
  {
    name: 'format_datetime',
    doc: 'A datetime by a format of y M d H h m s f F tt',
    example: [`format_datetime(${SAMPLE}, 'yy-MM-dd [HH:mm:ss.fff]')`, '26-05-14 [13:45:30.123]'],
    forms: [{ params: ['datetime', 'string'], returns: 'string', js: { body: formatDatetime } }],
  },
  {
    name: 'format_timespan',
    doc: 'A timespan by a format of d H h m s f F',
    example: ["format_timespan(time(1.02:03:04), 'dd.hh:mm:ss')", '01.02:03:04'],
    forms: [{ params: ['timespan', 'string'], returns: 'string', js: { body: formatTimespan } }],
  },
  {
    name: 'datetime_utc_to_local',
    doc: 'A UTC datetime as clocks of a time zone show it; null for an unknown zone',
    example: ["datetime_utc_to_local(datetime(2026-01-15 12:00), 'Europe/Paris')", '2026-01-15T13:00:00.0000000Z'],
    forms: [{ params: ['datetime', 'string'], returns: 'datetime', js: { body: utcToLocal } }],
  },
  {
    name: 'datetime_local_to_utc',
    doc: 'The UTC moment at which clocks of a time zone show a datetime; null for an unknown zone',
    example: ["datetime_local_to_utc(datetime(2026-01-15 13:00), 'Europe/Paris')", '2026-01-15T12:00:00.0000000Z'],
    forms: [{ params: ['datetime', 'string'], returns: 'datetime', js: { body: localToUtc } }],
  },
  unixTime('seconds', 1e7),
  unixTime('milliseconds', 1e4),
  unixTime('microseconds', 10),
  unixTime('nanoseconds', 0.01),
]
