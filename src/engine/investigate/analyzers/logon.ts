import { TICKS_PER_HOUR, TICKS_PER_MINUTE } from '#base/ticks.ts'
import { isEverydayAddress, isPrivateAddress } from '#model/identity/address.ts'
import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import type { SeenEvent } from '../gather/gathered.ts'
import type { Subject, Subjects } from '../subject.ts'

/** Failures in an hour that are more than a forgotten password. */
const FAILURES = 8
/** Accounts tried from one place that no person has: by patience within an hour, by a program within a minute. */
const SPRAYS = [
  { accounts: 8, within: TICKS_PER_HOUR, words: 'an hour' },
  { accounts: 5, within: TICKS_PER_MINUTE, words: 'a minute' },
] as const

const succeeded = (row: SeenEvent) => /success/i.test(row.v.ActionType!)
const failed = (row: SeenEvent) => /fail/i.test(row.v.ActionType!)
const isOutside = (ip: string) => ip !== '' && !isPrivateAddress(ip) && !isEverydayAddress(ip)
const placeOf = ({ v }: SeenEvent) => v.RemoteIP || v.RemoteDeviceName || ''
const accountOf = ({ v }: SeenEvent) => (v.AccountDomain ? `${v.AccountDomain}\\${v.AccountName}` : v.AccountName!).toLowerCase()

function whoLoggedOn(subjects: Subjects, row: SeenEvent): Subject | undefined {
  const { AccountName: accountName = '', AccountDomain: domainName = '', AccountSid: userSid = '' } = row.v
  const how = `logged on to ${row.device.label}`
  return subjects.find('account', { userAccount: { accountName, domainName, userSid } }, { how, at: row.at })
}

/** The hour before a row, of rows that are in order of time. */
const hourBefore = (rows: readonly SeenEvent[], until: SeenEvent) =>
  rows.filter((row) => row.at !== null && until.at !== null && row.at <= until.at && until.at - row.at <= TICKS_PER_HOUR && row !== until)

/** A success after many failures of one account from one place. */
function guessed(rows: readonly SeenEvent[], subject: Subject): Finding | undefined {
  for (const row of rows.filter(succeeded)) {
    const failures = hourBefore(rows, row).filter(failed)
    if (failures.length < FAILURES) continue
    return {
      subject,
      verdict: 'suspicious',
      title: 'Logon after many failures',
      reason: `${failures.length} logons of ${accountOf(row)} to ${row.device.label} from ${placeOf(row)} failed within an hour, then one succeeded.`,
      techniques: ['T1110'],
      rows: [...failures.slice(-19), row].map((one) => one.ref),
    }
  }
  return undefined
}

/** Remote desktop, or another interactive logon over the network, from an address of the Internet. */
function fromOutside(rows: readonly SeenEvent[], subject: Subject): Finding | undefined {
  const outside = rows.filter((row) => succeeded(row) && /^RemoteInteractive$/i.test(row.v.LogonType!) && isOutside(row.v.RemoteIP!))
  const [first] = outside
  if (!first) return undefined
  return {
    subject,
    verdict: 'suspicious',
    title: 'Remote desktop from the Internet',
    reason: `${accountOf(first)} logged on to ${first.device.label} by remote desktop from ${first.v.RemoteIP}, an address of the Internet.`,
    techniques: ['T1021.001', 'T1133'],
    rows: outside.slice(0, 20).map((row) => row.ref),
  }
}

/** The failures of the first time that one place tried so many accounts. Rows are in order of time. */
function tried(rows: readonly SeenEvent[], { accounts, within }: (typeof SPRAYS)[number]): readonly SeenEvent[] | undefined {
  const counts = new Map<string, number>()
  let first = 0
  for (const row of rows) {
    counts.set(accountOf(row), (counts.get(accountOf(row)) ?? 0) + 1)
    for (; row.at! - rows[first]!.at! > within; first++) {
      const left = accountOf(rows[first]!)
      if (counts.get(left) === 1) counts.delete(left)
      else counts.set(left, counts.get(left)! - 1)
    }
    if (counts.size >= accounts) return rows.slice(first).filter((one) => one.at! - rows[first]!.at! <= within)
  }
  return undefined
}

/** Where logons come from as far as it tells one place from another: an address that is not every device's own, else a device's name. */
const originOf = ({ v }: SeenEvent): string => (isEverydayAddress(v.RemoteIP!) ? '' : v.RemoteIP) || v.RemoteDeviceName || ''

/** Many accounts tried from one address, or from one device. */
function sprayed(rows: readonly SeenEvent[], origin: string, subjects: Subjects): Finding | undefined {
  const dated = rows.filter((row) => row.at !== null).sort((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : 0))
  for (const spray of SPRAYS) {
    const of = tried(dated, spray)
    if (!of) continue
    const isAddress = of[0]!.v.RemoteIP === origin
    const told = { how: `tried to log on to ${of[0]!.device.label}`, at: of[0]!.at }
    const subject = isAddress ? subjects.find('ip', { ipAddress: origin }, told) : subjects.find('device', { hostName: origin }, told)
    if (!subject) return undefined
    return {
      subject,
      verdict: 'suspicious',
      title: `Many accounts tried from one ${isAddress ? 'address' : 'device'}`,
      reason: `From ${origin}, logons of ${new Set(of.map(accountOf)).size} accounts failed within ${spray.words}.`,
      techniques: ['T1110.003'],
      rows: of.slice(-20).map((one) => one.ref),
    }
  }
  return undefined
}

/** Logons to the devices: passwords guessed or sprayed, remote desktop from outside. */
export const logon = defineAnalyzer({
  id: 'logon',
  title: 'Suspicious logons',
  version: 2,
  reads: ['DeviceLogonEvents'],
  filledBy: `${ENDPOINT_LOGS} (Security 4624, 4625)`,
  run({ logons, subjects }) {
    const examined: Subject[] = []
    const findings: Finding[] = []
    const remote = logons.filter((row) => row.v.AccountName && placeOf(row))
    for (const rows of Map.groupBy(remote, (row) => `${row.device.key} ${accountOf(row)} ${placeOf(row)}`).values()) {
      const subject = whoLoggedOn(subjects, rows[0]!)
      if (!subject) continue
      examined.push(subject)
      findings.push(...[guessed(rows, subject), fromOutside(rows, subject)].filter((one) => one !== undefined))
    }
    const failures = remote.filter((row) => failed(row) && originOf(row))
    for (const [origin, rows] of Map.groupBy(failures, originOf)) {
      const found = sprayed(rows, origin, subjects)
      if (found) findings.push(found)
    }
    return { examined, findings }
  },
})
