import { ipAddress, isEverydayAddress } from '#model/identity/address.ts'
import { textsAt } from '#model/identity/properties.ts'
import type { WriteStore } from '../store/sql.ts'
import type { ResolvedAlert } from './case-resolution.ts'
import { distinctRows } from './distinct-rows.ts'
import { tableWithRows } from './hunting-rows.ts'
import type { Group } from './partition.ts'
import type { Resolution } from './resolution.ts'

const ADDRESS = /(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}/gi

/** The devices that bear each address. */
type Bearers = Map<string, Set<Group>>

function give(bearers: Bearers, text: string, device: Group): void {
  const ip = ipAddress(text)
  if (!ip || isEverydayAddress(ip)) return
  const of = bearers.get(ip)
  if (of) of.add(device)
  else bearers.set(ip, new Set([device]))
}

function learnFromTable(store: WriteStore, resolution: Resolution, name: string, column: string, bearers: Bearers): void {
  const table = tableWithRows(store, name)
  if (!table) return
  const devices = new Map<string, Group | undefined>()
  for (const { values } of distinctRows(store, table, ['DeviceId', 'DeviceName', column])) {
    if (!values[column]) continue
    const [id, host] = [values.DeviceId ?? '', values.DeviceName ?? '']
    const named = `${id} ${host}`
    if (!devices.has(named)) devices.set(named, resolution.find('device', { mdeDeviceId: id, deviceDnsName: host }, {}))
    const device = devices.get(named)
    if (device) for (const [text] of values[column].matchAll(ADDRESS)) give(bearers, text, device)
  }
}

/**
 * Which device bears an address, where the evidence gives it to one alone: from the devices' own network records and from what alerts say
 * of them. Public addresses are shared by whole offices and are left out.
 */
export function deviceAddresses(
  store: WriteStore,
  resolution: Resolution,
  alerts: readonly ResolvedAlert[],
): (ip: string) => Group | undefined {
  const bearers: Bearers = new Map()
  learnFromTable(store, resolution, 'DeviceNetworkInfo', 'IPAddresses', bearers)
  learnFromTable(store, resolution, 'DeviceNetworkEvents', 'LocalIP', bearers)
  for (const { pieces } of alerts) {
    for (const { piece, self } of pieces) {
      if (piece.kind !== 'device') continue
      for (const text of [...textsAt(piece.properties, 'lastIpAddress'), ...textsAt(piece.properties, 'ipInterfaces')])
        give(bearers, text, self)
    }
  }
  return (text) => {
    const of = bearers.get(ipAddress(text))
    return of?.size === 1 ? [...of][0] : undefined
  }
}
