import { TICKS_PER_HOUR } from '#base/ticks.ts'
import { isEverydayAddress, isPrivateAddress } from '#model/identity/address.ts'
import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import type { SeenEvent } from '../gather/gathered.ts'
import type { Subject, Subjects } from '../subject.ts'

/** Failures in an hour that are more than a forgotten password. */
const FAILURES = 8
/** Accounts tried from one place in an hour that no person has. */
const ACCOUNTS = 8

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

/** Many accounts tried from one address. */
function sprayed(rows: readonly SeenEvent[], address: string, subjects: Subjects): Finding | undefined {
  for (const row of rows) {
    const tried = [...hourBefore(rows, row), row]
    const accounts = new Set(tried.map(accountOf))
    if (accounts.size < ACCOUNTS) continue
    const subject = subjects.find('ip', { ipAddress: address }, { how: `tried to log on to ${row.device.label}`, at: tried[0]!.at })
    if (!subject) return undefined
    return {
      subject,
      verdict: 'suspicious',
      title: 'Many accounts tried from one address',
      reason: `From ${address}, logons of ${accounts.size} accounts failed within an hour.`,
      techniques: ['T1110.003'],
      rows: tried.slice(-20).map((one) => one.ref),
    }
  }
  return undefined
}

/** Logons to the devices: passwords guessed or sprayed, remote desktop from outside. */
export const logon = defineAnalyzer({
  id: 'logon',
  title: 'Suspicious logons',
  version: 1,
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
    const failures = remote.filter((row) => failed(row) && row.v.RemoteIP)
    for (const [address, rows] of Map.groupBy(failures, (row) => row.v.RemoteIP!)) {
      const found = sprayed(rows, address, subjects)
      if (found) findings.push(found)
    }
    return { examined, findings }
  },
})
