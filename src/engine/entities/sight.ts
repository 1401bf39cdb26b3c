import { isoFromTicks, type Ticks, ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { hostOfUrl } from '#model/identity/address.ts'
import type { Properties, Scope } from '#model/kinds/kind.ts'
import type { Group } from './partition.ts'
import type { Sight } from './relate/tables/table-relation.ts'
import type { Resolution } from './resolution.ts'

/** A moment as a row holds it (ticks as text), or as text already. */
export const momentText = (value: string): string => (/^\d{15,}$/.test(value) ? isoFromTicks(ticks(BigInt(value)) as Ticks) : value)

/** Sees in a row the entities of a case that `wanted` lets through. */
export function createSight(resolution: Resolution, deviceAt: (ip: string) => Group | undefined, wanted: (group: Group) => boolean): Sight {
  const see = (group: Group | undefined) => (group && wanted(group) ? group : undefined)
  const find = (kind: EntityKind, properties: Properties, scope: Scope = {}) => see(resolution.find(kind, properties, scope))
  const text = (kind: EntityKind, field: string, value: string) => (value ? find(kind, { [field]: value }) : undefined)
  const processIn = (v: Readonly<Record<string, string>>, device: Group | undefined, prefix: string) => {
    const id = v[prefix ? `${prefix}Id` : 'ProcessId'] ?? ''
    const created = momentText(v[prefix ? `${prefix}CreationTime` : 'ProcessCreationTime'] ?? '')
    return device && id && created
      ? resolution.find('process', { processId: id, processCreationDateTime: created }, { device: device.key })
      : undefined
  }
  return {
    device: (id, name) => (id || name ? find('device', { mdeDeviceId: id, deviceDnsName: name }) : undefined),
    deviceAt: (ip) => (ip ? see(deviceAt(ip)) : undefined),
    user(v, prefix) {
      const account = {
        accountName: v[`${prefix}AccountName`] ?? '',
        domainName: v[`${prefix}AccountDomain`] ?? '',
        userSid: v[`${prefix}AccountSid`] ?? '',
        userPrincipalName: v[`${prefix}AccountUpn`] ?? '',
        azureAdUserId: v[`${prefix}AccountObjectId`] ?? '',
      }
      return Object.values(account).some(Boolean) ? find('user', { userAccount: account }) : undefined
    },
    process: (v, device, prefix) => see(processIn(v, device, prefix)),
    knownProcess: processIn,
    file: (v, prefix) => {
      const details = { sha256: v[`${prefix}SHA256`] ?? '', sha1: v[`${prefix}SHA1`] ?? '' }
      return details.sha256 || details.sha1 ? find('file', { fileDetails: details }) : undefined
    },
    ip: (address) => text('ip', 'ipAddress', address),
    url: (value) => text('url', 'url', value),
    domain: (value) => text('domain', 'domainName', hostOfUrl(value) || value),
    mailbox: (value) => text('mailbox', 'primaryAddress', value),
    message: (id) => text('analyzedMessage', 'networkMessageId', id),
    registryValue: (v, device) =>
      device && v.RegistryKey
        ? find('registryValue', { registryKey: v.RegistryKey, registryValueName: v.RegistryValueName ?? '' }, { device: device.key })
        : undefined,
    app: (id, name) => text('cloudApplication', 'appId', id) ?? text('cloudApplication', 'displayName', name),
  }
}
