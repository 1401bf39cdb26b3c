import { ipAddress, isEverydayAddress } from '#model/identity/address.ts'
import { textsAt } from '#model/identity/properties.ts'
import type { ReadStore } from '../store/sql.ts'
import type { ResolvedAlert } from './case-resolution.ts'
import { distinctRows, tableWithRows } from './hunting-rows.ts'
import type { Group } from './partition.ts'
import type { Resolution } from './resolution.ts'

const ADDRESS = /(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}/gi

/**
 * Which device bears an address, where the evidence gives it to one alone: from the devices' own network records and from what alerts say
 * of them. Public addresses are shared by whole offices and are left out.
 */
export function deviceAddresses(
  store: ReadStore,
  resolution: Resolution,
  alerts: readonly ResolvedAlert[],
): (ip: string) => Group | undefined {
  const bearers = new Map<string, Set<Group>>()
  const give = (text: string, device: Group | undefined) => {
    const ip = ipAddress(text)
    if (!ip || !device || isEverydayAddress(ip)) return
    const of = bearers.get(ip) ?? new Set<Group>()
    bearers.set(ip, of.add(device))
  }
  const learn = (name: string, column: string) => {
    const table = tableWithRows(store, name)
    if (!table) return
    for (const { values } of distinctRows(store, table, ['DeviceId', 'DeviceName', column])) {
      if (!values[column]) continue
      const device = resolution.find('device', { mdeDeviceId: values.DeviceId ?? '', deviceDnsName: values.DeviceName ?? '' }, {})
      for (const [text] of values[column].matchAll(ADDRESS)) give(text, device)
    }
  }
  learn('DeviceNetworkInfo', 'IPAddresses')
  learn('DeviceNetworkEvents', 'LocalIP')
  for (const { pieces } of alerts) {
    for (const { piece, self } of pieces) {
      if (piece.kind !== 'device') continue
      for (const text of [...textsAt(piece.properties, 'lastIpAddress'), ...textsAt(piece.properties, 'ipInterfaces')]) give(text, self)
    }
  }
  return (text) => {
    const of = bearers.get(ipAddress(text))
    return of?.size === 1 ? [...of][0] : undefined
  }
}
