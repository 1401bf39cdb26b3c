import type { Device } from './company/devices.ts'
import { type Image, pathOf } from './company/images.ts'
import type { Host } from './company/internet.ts'
import { integer } from './digest.ts'
import type { Moment } from './moment.ts'
import { fileColumns, initiatingColumns, type Process } from './process.ts'
import { type Row, record, type World } from './world.ts'

/** What processes do: one function for each device table. Moments are true time; rows carry the device's clock. */
const clock = (process: Process, moment: Moment): Moment => Math.round(moment) + process.device.skew

export type Remote = { ip: string; port: number; url?: string }

export const toHost = (host: Host, port = 443, path = ''): Remote => ({
  ip: host.ip,
  port,
  url: path ? `${port === 80 ? 'http' : 'https'}://${host.name}${path}` : host.name,
})
export const toDevice = (device: Pick<Device, 'ip' | 'dns'>, port: number): Remote => ({ ip: device.ip, port, url: device.dns })

export function connect(world: World, process: Process, moment: Moment, remote: Remote, action = 'ConnectionSuccess'): Row {
  const inside = remote.ip.startsWith('10.')
  return record(
    world,
    'DeviceNetworkEvents',
    {
      Timestamp: clock(process, moment),
      ActionType: action,
      RemoteIP: remote.ip,
      RemotePort: remote.port,
      RemoteUrl: remote.url,
      LocalIP: process.device.ip,
      LocalPort: 49_664 + integer(`port ${process.device.dns} ${moment} ${remote.ip}`, 15_000),
      Protocol: 'Tcp',
      LocalIPType: 'Private',
      RemoteIPType: inside ? 'Private' : 'Public',
    },
    initiatingColumns(process),
  )
}

/** A connection that came in, as the receiving process' device saw it. */
export function accept(world: World, process: Process, moment: Moment, from: Device, localPort: number): Row {
  const row = connect(
    world,
    process,
    moment,
    { ip: from.ip, port: 49_664 + integer(`in ${from.dns} ${moment}`, 15_000) },
    'InboundConnectionAccepted',
  )
  row.LocalPort = localPort
  return row
}

export type FileDeed = {
  action?: 'FileCreated' | 'FileModified' | 'FileRenamed' | 'FileDeleted'
  origin?: { url: string; ip: string; referrer?: string }
  before?: { folder: string; fileName: string }
  share?: { name: string; from: Device; account: Process['logon']['account'] }
}

export function touchFile(world: World, process: Process, moment: Moment, file: Image, deed: FileDeed = {}): Row {
  return record(
    world,
    'DeviceFileEvents',
    {
      Timestamp: clock(process, moment),
      ActionType: deed.action ?? 'FileCreated',
      ...fileColumns(file),
      FileOriginUrl: deed.origin?.url,
      FileOriginReferrerUrl: deed.origin?.referrer,
      FileOriginIP: deed.origin?.ip,
      PreviousFolderPath: deed.before && pathOf(deed.before),
      PreviousFileName: deed.before?.fileName,
      RequestProtocol: deed.share ? 'Smb' : 'Local',
      RequestSourceIP: deed.share?.from.ip,
      RequestAccountName: deed.share?.account.name,
      RequestAccountDomain: deed.share?.account.domain,
      RequestAccountSid: deed.share?.account.sid,
      ShareName: deed.share?.name,
    },
    initiatingColumns(process),
  )
}

export type RegistryDeed = { key: string; name?: string; data?: string; type?: string; action?: string; before?: string }

export function touchRegistry(world: World, process: Process, moment: Moment, deed: RegistryDeed): Row {
  return record(
    world,
    'DeviceRegistryEvents',
    {
      Timestamp: clock(process, moment),
      ActionType: deed.action ?? 'RegistryValueSet',
      RegistryKey: deed.key,
      RegistryValueName: deed.name,
      RegistryValueData: deed.data,
      RegistryValueType: deed.type ?? 'String',
      PreviousRegistryKey: deed.key,
      PreviousRegistryValueName: deed.name,
      PreviousRegistryValueData: deed.before,
    },
    initiatingColumns(process),
  )
}

export function loadImage(world: World, process: Process, moment: Moment, file: Image): Row {
  const own = { Timestamp: clock(process, moment), ActionType: 'ImageLoaded', ...fileColumns(file) }
  return record(world, 'DeviceImageLoadEvents', own, initiatingColumns(process))
}

/** Anything of DeviceEvents; `more` are further columns, `fields` the action's own AdditionalFields. */
export function act(world: World, process: Process, moment: Moment, action: string, more: Row = {}, fields?: Record<string, unknown>): Row {
  const own = {
    Timestamp: clock(process, moment),
    ActionType: action,
    ...more,
    ...(fields ? { AdditionalFields: JSON.stringify(fields) } : {}),
  }
  return record(world, 'DeviceEvents', own, initiatingColumns(process))
}

/** The columns of DeviceEvents that name the process something was done to. */
export const targetProcess = (process: Process): Row => ({
  ...fileColumns(process.image),
  ProcessId: process.pid,
  ProcessCommandLine: process.commandLine,
  ProcessCreationTime: process.created,
  AccountDomain: process.logon.account.domain,
  AccountName: process.logon.account.name,
  AccountSid: process.logon.account.sid,
})
