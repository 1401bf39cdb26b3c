import { TICKS_PER_DAY, TICKS_PER_HOUR, type Ticks } from '#base/ticks.ts'
import { defineAnalyzer, type Finding } from '../analyzer.ts'
import type { Gathered } from '../gather/gathered.ts'
import { SIGN_IN_TABLES } from '../gather/identity.ts'
import type { SeenRow } from '../seen-row.ts'
import type { Subject } from '../subject.ts'

const LEGACY = /imap|pop3?|smtp|mapi|activesync|other clients|exchange (?:web services|online powershell)|autodiscover/i
/** Failures in so short a time before a success. */
const [FAILURES, WITHIN] = [8, TICKS_PER_HOUR]
/** Habits of fewer sign-ins than this are none. */
const HABIT = 5
/** Faster than an airliner, in km/h. */
const IMPOSSIBLE = 900

const succeeded = (row: SeenRow) => row.v.ErrorCode === '' || row.v.ErrorCode === '0'

/** Great-circle distance in km. */
function kilometres(a: SeenRow, b: SeenRow): number | null {
  const [lat1, lon1, lat2, lon2] = [a.v.Latitude, a.v.Longitude, b.v.Latitude, b.v.Longitude].map((text) =>
    text ? (Number(text) * Math.PI) / 180 : Number.NaN,
  ) as [number, number, number, number]
  if ([lat1, lon1, lat2, lon2].some(Number.isNaN)) return null
  const h = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)))
}

interface Review {
  readonly user: Subject
  readonly rows: readonly SeenRow[]
  readonly from: Ticks
}

function newCountry({ user, rows, from }: Review): Finding[] {
  const usual = rows.filter((row) => succeeded(row) && row.at! < from && row.v.Country)
  if (usual.length < HABIT) return []
  const known = new Set(usual.map((row) => row.v.Country))
  const strange = Map.groupBy(
    rows.filter((row) => succeeded(row) && row.at! >= from && row.v.Country && !known.has(row.v.Country)),
    (row) => row.v.Country!,
  )
  return [...strange].map(([country, of]) => ({
    subject: user,
    verdict: 'suspicious' as const,
    title: 'Sign-in from a new country',
    reason: `${of.length} sign-ins from ${country}; the ${usual.length} before were from ${[...known].join(', ')}.`,
    techniques: ['T1078.004'],
    rows: [...of.slice(0, 10), ...usual.slice(-2)].map((row) => row.ref),
  }))
}

/** Pairs of sign-ins farther apart than anyone travels in the time between. */
function impossibleTravel({ user, rows, from }: Review): Finding[] {
  const good = rows.filter(succeeded)
  const jumps = good.flatMap((row, place) => {
    const before = good[place - 1]
    const far = before && row.at! >= from ? kilometres(before, row) : null
    if (!before || far === null) return []
    const hours = Number(row.at! - before.at!) / Number(TICKS_PER_HOUR)
    return far >= 500 && far / Math.max(hours, 0.05) >= IMPOSSIBLE ? [{ before, row, far, minutes: Math.round(hours * 60) }] : []
  })
  const [first] = jumps
  if (!first) return []
  const more = jumps.length > 1 ? `, and ${jumps.length - 1} more such ${jumps.length === 2 ? 'pair' : 'pairs'}` : ''
  const reason = `${Math.round(first.far).toLocaleString('en')} km between two sign-ins ${first.minutes} minutes apart${more}.`
  const cited = new Set(jumps.slice(0, 10).flatMap(({ before, row }) => [before.ref, row.ref]))
  return [{ subject: user, verdict: 'suspicious', title: 'Impossible travel', reason, techniques: ['T1078.004'], rows: [...cited] }]
}

function failuresThenSuccess({ user, rows, from }: Review): Finding[] {
  return rows.flatMap((row, place): Finding[] => {
    if (!succeeded(row) || row.at! < from) return []
    const earlier = rows.slice(Math.max(0, place - 200), place)
    const before = earlier.filter((one) => row.at! - one.at! <= WITHIN && one.v.IPAddress === row.v.IPAddress)
    const failures = before.filter((one) => !succeeded(one))
    if (failures.length < FAILURES || before.some(succeeded)) return []
    return [
      {
        subject: user,
        verdict: 'suspicious',
        title: 'Failures, then a success',
        reason: `${failures.length} failed sign-ins from ${row.v.IPAddress} within an hour, then one that went through.`,
        techniques: ['T1110'],
        rows: [...failures.slice(-10), row].map((one) => one.ref),
      },
    ]
  })
}

function protocolAndRisk({ user, rows, from }: Review): Finding[] {
  const recent = rows.filter((row) => succeeded(row) && row.at! >= from)
  const legacy = recent.filter((row) => LEGACY.test(row.v.ClientAppUsed!))
  // 100 is Defender's number for high
  const risky = recent.filter((row) => /^(?:high|100)$/i.test(row.v.RiskLevelDuringSignIn!))
  return [
    ...(legacy.length > 0 && !rows.some((row) => row.at! < from && LEGACY.test(row.v.ClientAppUsed!))
      ? [
          {
            subject: user,
            verdict: 'suspicious' as const,
            title: 'Legacy protocol',
            reason: `${legacy.length} sign-ins by ${legacy[0]!.v.ClientAppUsed}, which asks for no second factor; none before.`,
            techniques: ['T1078.004'],
            rows: legacy.slice(0, 10).map((row) => row.ref),
          },
        ]
      : []),
    ...(risky.length > 0
      ? [
          {
            subject: user,
            verdict: 'suspicious' as const,
            title: 'High risk during sign-in',
            reason: `Entra ID rated ${risky.length} sign-ins of the user as high risk.`,
            techniques: ['T1078.004'],
            rows: risky.slice(0, 10).map((row) => row.ref),
          },
        ]
      : []),
  ]
}

function reviews({ signIns, subjects, scope }: Gathered): Review[] {
  const users = Map.groupBy(
    signIns.filter((row) => row.at !== null),
    (row) => (row.v.AccountObjectId || row.v.AccountUpn!).toLowerCase(),
  )
  return [...users.values()].flatMap((rows) => {
    const ordered = [...rows].sort((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : a.ref.row - b.ref.row))
    const [first] = ordered as [SeenRow]
    const user = subjects.find(
      'user',
      { userAccount: { userPrincipalName: first.v.AccountUpn!, azureAdUserId: first.v.AccountObjectId! } },
      { how: 'signed in', at: null },
    )
    // an intrusion may have begun a day before the first alert tells of it
    return user ? [{ user, rows: ordered, from: (scope.from - TICKS_PER_DAY) as Ticks }] : []
  })
}

/** Sign-ins against the user's own habits of the two weeks before: country, speed of travel, failures, protocol, risk. */
export const signIn = defineAnalyzer({
  id: 'sign-in',
  title: 'Sign-in anomalies',
  version: 2,
  reads: SIGN_IN_TABLES,
  filledBy: 'Entra sign-in logs (Graph, advanced hunting, Sentinel SigninLogs)',
  run(gathered) {
    const all = reviews(gathered)
    return {
      examined: all.map((review) => review.user),
      findings: all.flatMap((review) => [
        ...newCountry(review),
        ...impossibleTravel(review),
        ...failuresThenSuccess(review),
        ...protocolAndRisk(review),
      ]),
    }
  },
})
