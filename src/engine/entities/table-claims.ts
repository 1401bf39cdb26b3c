import type { EntityKind } from '#model/entity-kind.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { WriteStore } from '../store/sql.ts'
import { assetNamings } from './asset-namings.ts'
import { type Claim, claimOf } from './claim.ts'
import { distinctRows, readDistinct } from './distinct-rows.ts'
import { tableWithRows } from './hunting-rows.ts'

export type Values = Readonly<Record<string, string>>

/** What one table's rows say of who is who: the columns that name an entity, and those columns as properties. */
export interface Naming {
  /** a single name is worth a claim: the table names the assets of the case, nobody passing by */
  readonly alone?: true
  readonly tables: readonly string[]
  readonly kind: EntityKind
  readonly columns: readonly string[]
  properties(values: Values): Properties
}

const userAccount = (prefix: string) => (v: Values) => ({
  userAccount: {
    accountName: v[`${prefix}AccountName`] || v[`${prefix}Name`] || '',
    domainName: v[`${prefix}AccountDomain`] || v[`${prefix}Domain`] || '',
    userSid: v[`${prefix}AccountSid`] ?? '',
    userPrincipalName: v[`${prefix}AccountUpn`] ?? '',
    azureAdUserId: v[`${prefix}AccountObjectId`] ?? '',
    displayName: v[`${prefix}AccountDisplayName`] ?? '',
  },
})

const accountColumns = (prefix: string) => ['Name', 'Domain', 'Sid', 'Upn', 'ObjectId'].map((part) => `${prefix}Account${part}`)

const namings: readonly Naming[] = [
  {
    tables: ['DeviceInfo'],
    kind: 'device',
    columns: ['DeviceId', 'DeviceName', 'AadDeviceId', 'AzureResourceId'],
    properties: (v) => ({
      mdeDeviceId: v.DeviceId ?? '',
      deviceDnsName: v.DeviceName ?? '',
      azureAdDeviceId: v.AadDeviceId ?? '',
      azureResourceId: v.AzureResourceId ?? '',
    }),
  },
  {
    alone: true,
    tables: ['DeviceProcessEvents', 'DeviceLogonEvents', 'DeviceNetworkEvents', 'DeviceEvents', 'DeviceFileEvents', 'DeviceNetworkInfo'],
    kind: 'device',
    columns: ['DeviceId', 'DeviceName'],
    properties: (v) => ({ mdeDeviceId: v.DeviceId ?? '', deviceDnsName: v.DeviceName ?? '' }),
  },
  {
    tables: ['IdentityInfo', 'IdentityAccountInfo'],
    kind: 'user',
    columns: ['AccountName', 'AccountDomain', 'AccountUpn', 'AccountObjectId', 'OnPremSid', 'CloudSid', 'AccountDisplayName'],
    properties: (v) => ({
      userAccount: {
        accountName: v.AccountName ?? '',
        domainName: v.AccountDomain ?? '',
        userPrincipalName: v.AccountUpn ?? '',
        azureAdUserId: v.AccountObjectId ?? '',
        userSid: v.OnPremSid || v.CloudSid || '',
        displayName: v.AccountDisplayName ?? '',
      },
    }),
  },
  {
    tables: ['DeviceProcessEvents', 'DeviceLogonEvents', 'IdentityLogonEvents', 'IdentityDirectoryEvents', 'IdentityQueryEvents'],
    kind: 'user',
    columns: accountColumns(''),
    properties: userAccount(''),
  },
  {
    tables: ['DeviceProcessEvents', 'DeviceFileEvents', 'DeviceNetworkEvents', 'DeviceLogonEvents'],
    kind: 'user',
    columns: accountColumns('InitiatingProcess'),
    properties: userAccount('InitiatingProcess'),
  },
  {
    tables: ['UrlClickEvents', 'CloudAppEvents', 'EntraIdSignInEvents', 'AADSignInEventsBeta'],
    kind: 'user',
    columns: ['AccountUpn', 'AccountObjectId'],
    properties: userAccount(''),
  },
  {
    tables: ['SecurityEvent'],
    kind: 'user',
    columns: ['TargetUserName', 'TargetDomainName', 'TargetUserSid'],
    properties: (v) => ({
      userAccount: { accountName: v.TargetUserName ?? '', domainName: v.TargetDomainName ?? '', userSid: v.TargetUserSid ?? '' },
    }),
  },
]

const all = [...namings, ...assetNamings]

/** Reads what came since in each table, once for all that is asked of it. */
function readTables(store: WriteStore): void {
  for (const name of new Set(all.flatMap((naming) => naming.tables))) {
    const table = tableWithRows(store, name)
    const lists = all.filter((naming) => naming.tables.includes(name)).map((naming) => naming.columns)
    if (table) readDistinct(store, table, lists)
  }
}

/**
 * What the hunting tables say of who is who: each distinct combination of naming columns is one claim. Only records that put two names
 * together count, and those that name an asset by the one name it has.
 */
export function tableClaims(store: WriteStore): Claim[] {
  readTables(store)
  const claims: Claim[] = []
  for (const naming of all) {
    for (const name of naming.tables) {
      const table = tableWithRows(store, name)
      if (!table) continue
      for (const { source, record, values, first, last } of distinctRows(store, table, naming.columns)) {
        const claim = claimOf(naming.kind, naming.properties(values), {}, { source, record, what: `a row of ${name}` })
        if (claim.identifiers.length > 1 || (naming.alone && claim.identifiers[0]!.type !== 'content'))
          claims.push({ ...claim, seen: { first, last } })
      }
    }
  }
  return claims
}
