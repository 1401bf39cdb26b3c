import type { Cells, EventFamily } from './event-mapping.ts'
import { accountOf, additional, datum, fileAt } from './fields.ts'
import type { WindowsEvent } from './windows-event.ts'

/** Where a threat was found: `file:_C:\x.exe` is a file, other schemes are kept beside. */
const fileOf = (path: string) => /^file:_([^;]+)/.exec(path)?.[1]

function detection(event: WindowsEvent): Cells {
  const { domain, name } = accountOf(datum(event, 'Detection User'))
  const process = datum(event, 'Process Name')
  const found = fileOf(datum(event, 'Path'))
  return {
    ...(found === undefined ? {} : fileAt(found)),
    AccountDomain: domain,
    AccountName: name,
    ...(process === '' || process === 'Unknown'
      ? {}
      : { InitiatingProcessFileName: fileAt(process).FileName, InitiatingProcessFolderPath: process }),
    AdditionalFields: additional({
      ThreatName: datum(event, 'Threat Name'),
      Severity: datum(event, 'Severity Name'),
      Category: datum(event, 'Category Name'),
      Path: datum(event, 'Path'),
      Action: datum(event, 'Action Name'),
      DetectionId: datum(event, 'Detection ID'),
    }),
  }
}

/** Microsoft Defender Antivirus: what it found, and what it did about it. */
export const windowsDefender: EventFamily = {
  id: 'windows-defender',
  title: 'Microsoft Defender Antivirus operational log',
  channels: ['Microsoft-Windows-Windows Defender/Operational'],
  providers: ['Microsoft-Windows-Windows Defender'],
  events: [
    { id: 1116, table: 'DeviceEvents', action: 'AntivirusDetection', cells: detection },
    { id: 1117, table: 'DeviceEvents', action: 'AntivirusReport', cells: detection },
  ],
}
