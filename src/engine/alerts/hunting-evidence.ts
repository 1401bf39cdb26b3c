import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { evidenceRecord, group } from '../ingest/formats/evidence/evidence-record.ts'
import { evidenceKindOf } from '../ingest/formats/evidence/kind.ts'
import type { Notes } from '../ingest/formats/reading/notes.ts'
import { firstSaid, isObject, type JsonObject, textOf } from '../ingest/formats/reading/object.ts'
import { jsonCell } from '../ingest/formats/sentinel/entities.ts'
import { sentinelProperties } from '../ingest/formats/sentinel/evidence.ts'

type Properties = { readonly [name: string]: Json | undefined }

const file = (row: JsonObject): Properties => ({
  fileName: row.FileName,
  filePath: row.FolderPath,
  sha1: row.SHA1,
  sha256: row.SHA256,
  fileSize: row.FileSize,
})

const account = (row: JsonObject): Properties => ({
  accountName: row.AccountName,
  domainName: row.AccountDomain,
  userSid: row.AccountSid,
  azureAdUserId: row.AccountObjectId,
  userPrincipalName: row.AccountUpn,
})

/** What the columns of AlertEvidence say of each kind. */
const columns: { readonly [Kind in EntityKind]?: (row: JsonObject) => Properties } = {
  device: (row) => ({ mdeDeviceId: row.DeviceId, deviceDnsName: row.DeviceName, lastIpAddress: row.LocalIP }),
  user: (row) => ({ userAccount: group(account(row)), mdeDeviceId: row.DeviceId }),
  account: (row) => ({ userAccount: group(account(row)), mdeDeviceId: row.DeviceId }),
  file: (row) => ({ fileDetails: group(file(row)), mdeDeviceId: row.DeviceId }),
  process: (row) => ({
    imageFile: group(file(row)),
    processCommandLine: row.ProcessCommandLine,
    userAccount: group(account(row)),
    mdeDeviceId: row.DeviceId,
  }),
  ip: (row) => ({ ipAddress: firstSaid(row.RemoteIP, row.LocalIP) }),
  url: (row) => ({ url: row.RemoteUrl }),
  mailbox: (row) => ({ primaryAddress: row.AccountUpn, upn: row.AccountUpn, userAccount: group(account(row)) }),
  analyzedMessage: (row) => ({
    networkMessageId: row.NetworkMessageId,
    subject: row.EmailSubject,
    recipientEmailAddress: row.AccountUpn,
  }),
  registryKey: (row) => ({ registryKey: row.RegistryKey }),
  registryValue: (row) => ({
    registryKey: row.RegistryKey,
    registryValueName: row.RegistryValueName,
    registryValue: row.RegistryValueData,
    mdeDeviceId: row.DeviceId,
  }),
  cloudApplication: (row) => ({ displayName: row.Application, appId: row.ApplicationId }),
  oauthApplication: (row) => ({ displayName: row.Application, appId: firstSaid(row.OAuthApplicationId, row.ApplicationId) }),
  malware: (row) => ({ name: row.ThreatFamily }),
  azureResource: (row) => ({ resourceId: row.ResourceID, resourceName: row.CloudResource, resourceType: row.ResourceType }),
}

/** Properties that two places say of one thing; what stands first in the list holds, groups are put together. */
function together(first: Properties, second: Properties): Properties {
  const merged: Record<string, Json | undefined> = { ...second }
  for (const [name, value] of Object.entries(first)) {
    const other = second[name]
    if (value === undefined || value === null || value === '') continue
    merged[name] = isObject(value) && isObject(other) ? { ...other, ...value } : value
  }
  return merged
}

/** A value without its own kind's name is a text of that kind (`Registry` with a value is the value). */
function kindOf(row: JsonObject): EntityKind | undefined {
  const kind = evidenceKindOf(textOf(row.EntityType))
  if (kind !== 'registryKey') return kind
  return firstSaid(row.RegistryValueName, row.RegistryValueData) === undefined ? 'registryKey' : 'registryValue'
}

/**
 * The piece of evidence a row of AlertEvidence is. Columns say most of it; `AdditionalFields` holds the entity whole, written as Sentinel
 * writes entities. Undefined with a note where the row's type is none the house knows.
 */
export function huntingEvidence(row: JsonObject, notes: Notes): EvidenceRecord | undefined {
  const kind = kindOf(row)
  if (!kind) {
    notes.note('evidence.unknown-type', `AlertEvidence names an entity of type "${textOf(row.EntityType)}", which is none the house knows`)
    return undefined
  }
  const whole = jsonCell(row.AdditionalFields)
  const beside = isObject(whole) ? sentinelProperties(kind, whole) : {}
  const direction = textOf(row.EvidenceDirection).toLowerCase()
  const word = {
    created: row.Timestamp,
    roles: direction === 'source' || direction === 'destination' ? direction : undefined,
    detailedRoles: row.EvidenceRole,
    verdict: isObject(whole) ? firstSaid(whole.LastVerdict, whole.Verdict) : undefined,
  }
  return evidenceRecord(kind, together(columns[kind]?.(row) ?? {}, beside), word, notes)
}
