import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import { evidenceRoleOf, remediationStatusOf, verdictOf } from '../reading/enumeration.ts'
import type { Notes } from '../reading/notes.ts'
import { isObject, type JsonObject, objectsOf, textOf, textsOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { evidenceKindOf } from './kind.ts'

/** Members every evidence type inherits (spec §9.2); the rest are the type's own. */
const INHERITED = new Set([
  '@odata.type',
  'createdDateTime',
  'verdict',
  'remediationStatus',
  'remediationStatusDetails',
  'roles',
  'detailedRoles',
  'tags',
])

/** The type's own members as written; what is null is left out, it says nothing. */
function ownProperties(evidence: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(evidence).filter(([name, value]) => !INHERITED.has(name) && value !== null))
}

/** One piece of evidence of the Graph API, or undefined with a note where its type is none the house knows. */
function graphEvidence(evidence: JsonObject, notes: Notes): EvidenceRecord | undefined {
  const type = textOf(evidence['@odata.type'])
  const kind = evidenceKindOf(type)
  if (!kind) return undefined
  const field = (name: string) => `evidence.${kind}.${name}`
  return {
    kind,
    created: timeOf(evidence.createdDateTime, field('createdDateTime'), notes) ?? null,
    verdict: verdictOf.read(evidence.verdict, field('verdict'), notes) ?? 'unknown',
    remediationStatus: remediationStatusOf.read(evidence.remediationStatus, field('remediationStatus'), notes) ?? 'none',
    remediationStatusDetails: textOf(evidence.remediationStatusDetails),
    roles: textsOf(evidence.roles).map((role) => evidenceRoleOf.read(role, field('roles'), notes) ?? 'unknown'),
    detailedRoles: textsOf(evidence.detailedRoles),
    tags: textsOf(evidence.tags),
    properties: ownProperties(evidence),
  }
}

export interface EvidenceRead {
  readonly evidence: EvidenceRecord[]
  /** pieces of a type the house has no kind for, as written */
  readonly unread: readonly Json[]
}

/** The evidence of one alert of the Graph API: every type of spec §9.2; a piece of another type is kept as written and told. */
export function graphEvidenceList(list: Json | undefined, notes: Notes): EvidenceRead {
  const evidence: EvidenceRecord[] = []
  const unread: Json[] = []
  for (const item of Array.isArray(list) ? list : objectsOf(list)) {
    const read = isObject(item) ? graphEvidence(item, notes) : undefined
    if (read) evidence.push(read)
    else {
      unread.push(item)
      const type = isObject(item) ? textOf(item['@odata.type']) : ''
      notes.note('evidence.unknown-type', `Evidence of type "${type}" is none the house knows; it is kept as written with the alert`)
    }
  }
  return { evidence, unread }
}
