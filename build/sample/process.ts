import type { Device } from './company/devices.ts'
import { type Image, image, pathOf } from './company/images.ts'
import { type Account, LOCAL_SERVICE, NETWORK_SERVICE, SYSTEM } from './company/people.ts'
import { integer } from './digest.ts'
import { dayOf, type Moment } from './moment.ts'
import { type Row, record, type World } from './world.ts'

export type Integrity = 'Low' | 'Medium' | 'High' | 'System'

export type Logon = { id: number; account: Account; session: number; elevated: boolean; remote?: { device: Device } }

export type Process = {
  device: Device
  pid: number
  /** By the device's own clock, as its sensor reports it. */
  created: Moment
  image: Image
  commandLine: string
  logon: Logon
  integrity: Integrity
  parent: Process | undefined
}

export const systemLogon: Logon = { id: 999, account: SYSTEM, session: 0, elevated: true }
export const localServiceLogon: Logon = { id: 997, account: LOCAL_SERVICE, session: 0, elevated: true }
export const networkServiceLogon: Logon = { id: 996, account: NETWORK_SERVICE, session: 0, elevated: true }

const taken = new WeakMap<World, Set<string>>()

/** A pid is free again after its process ends; it is enough that none comes twice on a device in a day. */
function freePid(world: World, device: Device, moment: Moment, commandLine: string): number {
  const used = taken.get(world) ?? new Set<string>()
  taken.set(world, used)
  for (let attempt = 0; ; attempt++) {
    const pid = 4 * (160 + integer(`pid ${device.dns} ${moment} ${commandLine} ${attempt}`, 4600))
    const key = `${device.dns} ${dayOf(moment)} ${pid}`
    if (used.has(key)) continue
    used.add(key)
    return pid
  }
}

type Start = {
  device: Device
  moment: Moment
  image: string | Image
  commandLine?: string
  logon: Logon
  parent: Process | undefined
  integrity?: Integrity
}

/** A process that was there before the evidence begins: it has no row, but others name it as their parent. */
export function standing(world: World, start: Start): Process {
  const file = typeof start.image === 'string' ? image(start.image, start.device) : start.image
  const created = Math.round(start.moment) + start.device.skew
  const commandLine = start.commandLine ?? (start.logon === systemLogon ? file.fileName : `"${pathOf(file)}"`)
  const pid = freePid(world, start.device, start.moment, commandLine)
  const integrity = start.integrity ?? (start.logon.id < 1000 ? 'System' : start.logon.elevated ? 'High' : 'Medium')
  return { device: start.device, pid, created, image: file, commandLine, logon: start.logon, integrity, parent: start.parent }
}

export const deviceColumns = (device: Device): Row => ({ DeviceId: device.id, DeviceName: device.dns })

const elevation = (process: Process): string =>
  process.logon.id < 1000
    ? 'TokenElevationTypeDefault'
    : process.integrity === 'High'
      ? 'TokenElevationTypeFull'
      : 'TokenElevationTypeLimited'

const accountColumns = (prefix: string, account: Account): Row => ({
  [`${prefix}AccountDomain`]: account.domain,
  [`${prefix}AccountName`]: account.name,
  [`${prefix}AccountSid`]: account.sid,
  [`${prefix}AccountUpn`]: account.upn,
  [`${prefix}AccountObjectId`]: account.objectId,
})

const sessionColumns = (prefix: string, process: Process): Row => ({
  [`${prefix}RemoteSessionDeviceName`]: process.logon.remote?.device.dns,
  [`${prefix}RemoteSessionIP`]: process.logon.remote?.device.ip,
})

/** The `InitiatingProcess…` columns every device table has a part of. */
export function initiatingColumns(process: Process): Row {
  const { image: file, parent } = process
  return {
    ...deviceColumns(process.device),
    ...accountColumns('InitiatingProcess', process.logon.account),
    ...sessionColumns('InitiatingProcess', process),
    InitiatingProcessLogonId: process.logon.id,
    InitiatingProcessIntegrityLevel: process.integrity,
    InitiatingProcessTokenElevation: elevation(process),
    InitiatingProcessSHA1: file.sha1,
    InitiatingProcessSHA256: file.sha256,
    InitiatingProcessMD5: file.md5,
    InitiatingProcessFileName: file.fileName,
    InitiatingProcessFileSize: file.size,
    InitiatingProcessFolderPath: pathOf(file).toLowerCase(),
    InitiatingProcessVersionInfoCompanyName: file.company,
    InitiatingProcessVersionInfoProductName: file.product,
    InitiatingProcessVersionInfoProductVersion: file.version,
    InitiatingProcessVersionInfoInternalFileName: file.originalName,
    InitiatingProcessVersionInfoOriginalFileName: file.originalName,
    InitiatingProcessVersionInfoFileDescription: file.description,
    InitiatingProcessId: process.pid,
    InitiatingProcessCommandLine: process.commandLine,
    InitiatingProcessCreationTime: process.created,
    InitiatingProcessParentId: parent?.pid ?? 4,
    InitiatingProcessParentFileName: parent?.image.fileName ?? 'System',
    InitiatingProcessParentCreationTime: parent?.created,
    InitiatingProcessSignerType: file.signed ? (file.company.startsWith('Microsoft') ? 'OsVendor' : 'Unknown') : '',
    InitiatingProcessSignatureStatus: file.signed ? 'Valid' : 'Unsigned',
    InitiatingProcessSessionId: process.logon.session,
    IsInitiatingProcessRemoteSession: process.logon.remote !== undefined,
  }
}

export const fileColumns = (file: Image): Row => ({
  FileName: file.fileName,
  FolderPath: pathOf(file),
  SHA1: file.sha1,
  SHA256: file.sha256,
  MD5: file.md5,
  FileSize: file.size,
})

const rows = new WeakMap<Process, Row>()

/** The row that recorded the start of this process. */
export function rowOf(process: Process): Row {
  const row = rows.get(process)
  if (!row) throw new Error(`${process.commandLine} started before the evidence begins`)
  return row
}

/** Starts a process and records it in DeviceProcessEvents. */
export function spawn(
  world: World,
  parent: Process,
  moment: Moment,
  file: string | Image,
  commandLine?: string,
  as: Partial<Start> = {},
): Process {
  const { device } = parent
  const integrity = as.integrity ?? (as.logon ? undefined : parent.integrity)
  const given = { device, moment, image: file, logon: parent.logon, parent, ...as }
  const process = standing(world, { ...given, ...(integrity ? { integrity } : {}), ...(commandLine === undefined ? {} : { commandLine }) })
  const row = record(
    world,
    'DeviceProcessEvents',
    {
      Timestamp: process.created,
      ActionType: 'ProcessCreated',
      ...fileColumns(process.image),
      ProcessVersionInfoCompanyName: process.image.company,
      ProcessVersionInfoProductName: process.image.product,
      ProcessVersionInfoProductVersion: process.image.version,
      ProcessVersionInfoInternalFileName: process.image.originalName,
      ProcessVersionInfoOriginalFileName: process.image.originalName,
      ProcessVersionInfoFileDescription: process.image.description,
      ProcessId: process.pid,
      ProcessCommandLine: process.commandLine,
      ProcessIntegrityLevel: process.integrity,
      ProcessTokenElevation: elevation(process),
      ProcessCreationTime: process.created,
      ...accountColumns('', process.logon.account),
      LogonId: process.logon.id,
      CreatedProcessSessionId: process.logon.session,
      IsProcessRemoteSession: process.logon.remote !== undefined,
      ...sessionColumns('Process', process),
    },
    initiatingColumns(parent),
  )
  rows.set(process, row)
  return process
}
