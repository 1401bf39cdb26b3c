import { TICKS_PER_MINUTE, TICKS_PER_SECOND } from '#base/ticks.ts'
import { isEverydayAddress, isPrivateAddress } from '#model/identity/address.ts'
import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import type { SeenEvent } from '../gather/gathered.ts'
import { FEW_DEVICES } from '../prevalence.ts'
import type { Subject } from '../subject.ts'
import { programName } from './command-words.ts'

/** Calls fewer than this show no rhythm. */
const CALLS = 8

/** Programs of which a connection to the outside is not expected. */
const UNEXPECTED =
  /^(?:rundll32|regsvr32|mshta|wscript|cscript|powershell|pwsh|cmd|certutil|bitsadmin|msbuild|installutil|winword|excel|powerpnt|notepad|lsass|dllhost)\.exe$/

/** Where Azure answers its own virtual machines (its documented wire server): every agent calls it like a clock. */
const AZURE_PLATFORM = '168.63.129.16'

const isOutside = (ip: string) => ip !== '' && ip !== AZURE_PLATFORM && !isPrivateAddress(ip) && !isEverydayAddress(ip)

/** How evenly spaced calls are: the spread of the pauses around their median, 0 for a clock. */
function jitter(pauses: readonly bigint[]): { median: bigint; spread: number } {
  const sorted = [...pauses].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const median = sorted[Math.floor(sorted.length / 2)]!
  const off = sorted.map((pause) => (pause > median ? pause - median : median - pause)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return { median, spread: median === 0n ? 1 : Number(off[Math.floor(off.length / 2)]!) / Number(median) }
}

const spaced = (rows: readonly SeenEvent[]): bigint[] => {
  const moments = rows.flatMap((row) => row.at ?? [])
  // several sockets of one call stand within a second of one another
  const calls = moments.filter((at, place) => place === 0 || at - moments[place - 1]! > TICKS_PER_SECOND)
  return calls.slice(1).map((at, place) => at - calls[place]!)
}

const inMinutes = (ticks: bigint) => (Number(ticks / (TICKS_PER_MINUTE / 100n)) / 100).toLocaleString('en', { maximumFractionDigits: 1 })

/** Where processes connect: destinations nobody else speaks to, and calls as regular as a beacon. */
export const network = defineAnalyzer({
  id: 'network',
  title: 'Suspicious network',
  version: 1,
  reads: ['DeviceNetworkEvents'],
  filledBy: `${ENDPOINT_LOGS} (Sysmon 3, Security 5156)`,
  run({ connections, subjects, prevalence }) {
    const outward = connections.filter((row) => /^Connection(?!Failed)/.test(row.v.ActionType!) && row.actor && isOutside(row.v.RemoteIP!))
    const findings: Finding[] = []
    const examined = new Set<Subject>()
    for (const column of ['RemoteUrl', 'RemoteIP'])
      prevalence.count('DeviceNetworkEvents', column, outward.map((row) => row.v[column]!).filter(Boolean))
    const groups = Map.groupBy(outward, (row) => `${row.device.key} ${row.actor!.key} ${row.v.RemoteUrl || row.v.RemoteIP}`)
    for (const rows of groups.values()) {
      const [first] = rows as [SeenEvent, ...SeenEvent[]]
      const { RemoteUrl: url = '', RemoteIP: ip = '', InitiatingProcessFileName: file = '' } = first.v
      const isName = url !== '' && !/^https?:/i.test(url)
      const destination = url || ip
      const told = {
        device: null,
        how: `connected to by ${programName(file)}`,
        at: first.at,
        facts: { Port: first.v.RemotePort, 'Connected by': file },
      }
      const subject = isName
        ? subjects.find('domain', { domainName: url }, told)
        : url
          ? subjects.find('url', { url }, told)
          : subjects.find('ip', { ipAddress: ip }, told)
      if (!subject) continue
      examined.add(subject)
      const seenOn = url
        ? prevalence.devicesWith('DeviceNetworkEvents', 'RemoteUrl', url)
        : prevalence.devicesWith('DeviceNetworkEvents', 'RemoteIP', ip)
      const isRare = prevalence.devices >= FEW_DEVICES && seenOn === 1
      const pauses = spaced(rows)
      const { median, spread } = pauses.length >= CALLS - 1 ? jitter(pauses) : { median: 0n, spread: 1 }
      const cite = rows.slice(0, 20).map((row) => row.ref)
      const isEveryday = prevalence.devices >= FEW_DEVICES && seenOn * 3 >= prevalence.devices
      if (spread <= 0.15 && median >= 5n * TICKS_PER_SECOND && !isEveryday)
        findings.push({
          subject,
          verdict: 'suspicious',
          title: 'Calls as regular as a beacon',
          reason: `${file} connected to ${destination} ${rows.length} times, every ${inMinutes(median)} minutes.`,
          techniques: ['T1071'],
          rows: cite,
        })
      else if (isRare && UNEXPECTED.test(programName(file)))
        findings.push({
          subject,
          verdict: 'suspicious',
          title: 'Rare destination of an unlikely program',
          reason: `${file} connected to ${destination}; of ${prevalence.devices} devices no other did.`,
          techniques: ['T1071'],
          rows: cite,
        })
    }
    return { examined, findings }
  },
})
