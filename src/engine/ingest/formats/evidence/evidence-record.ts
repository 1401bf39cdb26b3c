import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { evidenceRoleOf, remediationStatusOf, verdictOf } from '../reading/enumeration.ts'
import type { Notes } from '../reading/notes.ts'
import { said, textOf, textsOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'

/** What is said of a piece of evidence beside its own properties, under the names of whichever export. */
export interface EvidenceWord {
  readonly created?: Json | undefined
  readonly verdict?: Json | undefined
  readonly remediationStatus?: Json | undefined
  readonly remediationStatusDetails?: Json | undefined
  readonly roles?: Json | undefined
  readonly detailedRoles?: Json | undefined
  readonly tags?: Json | undefined
}

/** A piece of evidence with properties under their Graph names; what says nothing is left out. */
export function evidenceRecord(
  kind: EntityKind,
  properties: { readonly [name: string]: Json | undefined },
  word: EvidenceWord,
  notes: Notes,
): EvidenceRecord {
  const field = (name: string) => `evidence.${kind}.${name}`
  return {
    kind,
    created: timeOf(word.created, field('created'), notes) ?? null,
    verdict: verdictOf.read(word.verdict, field('verdict'), notes) ?? 'unknown',
    remediationStatus: remediationStatusOf.read(word.remediationStatus, field('remediationStatus'), notes) ?? 'none',
    remediationStatusDetails: textOf(word.remediationStatusDetails),
    roles: textsOf(word.roles).map((role) => evidenceRoleOf.read(role, field('roles'), notes) ?? 'unknown'),
    detailedRoles: textsOf(word.detailedRoles),
    tags: textsOf(word.tags),
    properties: said(properties),
  }
}

/** A group of properties that is only there where it says anything. */
export function group(properties: { readonly [name: string]: Json | undefined }): Json | undefined {
  const kept = said(properties)
  return Object.keys(kept).length > 0 ? kept : undefined
}

/** Enumerations of device state as the Graph API writes them: `High` is `high`, `NoSensorData` is `noSensorData`. */
export function camelWord(value: Json | undefined): Json | undefined {
  return typeof value === 'string' && value !== '' ? value[0]!.toLowerCase() + value.slice(1) : value
}
