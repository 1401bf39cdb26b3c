import type { Cells } from './event-mapping.ts'
import { datum, fileAt, processIdAt } from './fields.ts'
import type { WindowsEvent } from './windows-event.ts'

/** The account an event's group of members names (`Subject`, `Target`), in the columns of device tables. */
export function account(event: WindowsEvent, group: 'Subject' | 'Target', sid = `${group}UserSid`): Cells {
  return {
    AccountDomain: datum(event, `${group}DomainName`),
    AccountName: datum(event, `${group}UserName`),
    AccountSid: datum(event, sid),
  }
}

/** The account and process that asked for what the event tells of. */
export function initiating(event: WindowsEvent, path = 'ProcessName', id = 'ProcessId'): Cells {
  const image = fileAt(datum(event, path))
  return {
    InitiatingProcessFileName: image.FileName,
    InitiatingProcessFolderPath: image.FolderPath,
    InitiatingProcessId: processIdAt(event, id),
    InitiatingProcessAccountDomain: datum(event, 'SubjectDomainName'),
    InitiatingProcessAccountName: datum(event, 'SubjectUserName'),
    InitiatingProcessAccountSid: datum(event, 'SubjectUserSid'),
  }
}

/** Who did it, in the columns of identity tables. */
export const actor = (event: WindowsEvent): Cells => account(event, 'Subject')

/** The host part of a computer's name. */
const shortName = (device: string) => (device.split('.')[0] ?? '').toLowerCase()

/**
 * Whether an account or group the event is about is the computer's own, not its domain's: then its domain is the computer or `Builtin`.
 * Only a domain controller logs changes of the domain's.
 */
export function isLocal(event: WindowsEvent): boolean {
  const domain = datum(event, 'TargetDomainName').toLowerCase()
  return domain === 'builtin' || domain === shortName(event.device)
}
