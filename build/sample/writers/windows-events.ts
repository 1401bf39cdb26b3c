import { dc01 } from '../company/devices.ts'
import { norrvik } from '../company/domains.ts'
import { integer } from '../digest.ts'
import { april, HOUR, iso, type Moment } from '../moment.ts'
import { collected, type WindowsEvent } from '../windows-event.ts'
import type { Row, World } from '../world.ts'

const from = april(collected.from.day) + collected.from.hour * HOUR
const to = april(collected.to.day) + collected.to.hour * HOUR

const within = (moment: Moment) => moment >= from && moment < to
const guids = {
  'Microsoft-Windows-Security-Auditing': '{54849625-5478-4994-A5BA-3E3B0328C30D}',
  'Microsoft-Windows-Sysmon': '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
} as Record<string, string>
const clock = (moment: Moment) => iso(moment).slice(0, 23).replace('T', ' ')

/** Sysmon's own record of a process that the sensor recorded too: same pid, command line and hashes. */
function processStart(row: Row): WindowsEvent {
  const moment = row.Timestamp as Moment
  const guid = (pid: unknown, created: unknown) =>
    `{${integer(`guid ${pid} ${created}`, 2 ** 32)
      .toString(16)
      .padStart(8, '0')}-0000-0000-0000-000000000000}`
  const domain = String(row.AccountDomain).toUpperCase()
  return {
    moment,
    device: dc01,
    channel: 'Microsoft-Windows-Sysmon/Operational',
    provider: 'Microsoft-Windows-Sysmon',
    eventId: 1,
    data: {
      RuleName: '-',
      UtcTime: clock(moment),
      ProcessGuid: guid(row.ProcessId, moment),
      ProcessId: String(row.ProcessId),
      Image: String(row.FolderPath),
      FileVersion: String(row.ProcessVersionInfoProductVersion),
      Description: String(row.ProcessVersionInfoFileDescription),
      Product: String(row.ProcessVersionInfoProductName),
      Company: String(row.ProcessVersionInfoCompanyName),
      OriginalFileName: String(row.ProcessVersionInfoOriginalFileName),
      CommandLine: String(row.ProcessCommandLine),
      CurrentDirectory: 'C:\\Windows\\system32\\',
      User: `${domain}\\${row.AccountName}`,
      LogonId: `0x${Number(row.LogonId).toString(16)}`,
      TerminalSessionId: '0',
      IntegrityLevel: String(row.ProcessIntegrityLevel),
      Hashes: `SHA1=${row.SHA1},MD5=${row.MD5},SHA256=${row.SHA256}`.toUpperCase(),
      ParentProcessGuid: guid(row.InitiatingProcessId, row.InitiatingProcessCreationTime),
      ParentProcessId: String(row.InitiatingProcessId),
      ParentImage: String(row.InitiatingProcessFolderPath),
      ParentCommandLine: String(row.InitiatingProcessCommandLine),
    },
  }
}

/** The domain controller's logs as a collector wrote them: one flat JSON object a line, in order of time. */
export function windowsEvents(world: World): string {
  const starts = (world.tables.get('DeviceProcessEvents') ?? []).filter((row) => row.DeviceId === dc01.id).map(processStart)
  const events = [...world.windowsEvents, ...starts]
    .filter((event) => event.device === dc01 && within(event.moment))
    .sort((a, b) => a.moment - b.moment || a.eventId - b.eventId)
  let record = 4_410_600
  const lines = events.map((event) => {
    record += 1 + (event.eventId % 3)
    const security = event.channel === 'Security'
    return JSON.stringify({
      '@timestamp': `${iso(event.moment).slice(0, 23)}Z`,
      EventTime: clock(event.moment).slice(0, 19),
      Hostname: dc01.dns,
      Channel: event.channel,
      EventID: event.eventId,
      SourceName: event.provider,
      ProviderGuid: guids[event.provider],
      RecordNumber: record,
      Severity: 'INFO',
      EventType: security ? (event.eventId === 4625 ? 'AUDIT_FAILURE' : 'AUDIT_SUCCESS') : 'INFO',
      Domain: security ? norrvik.netbios : 'NT AUTHORITY',
      ...event.data,
    })
  })
  return `${lines.join('\n')}\n`
}
