import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { Notes } from '../reading/notes.ts'
import { isObject, type JsonObject, objectsOf, textOf } from '../reading/object.ts'
import { evidenceRecord } from './evidence-record.ts'
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

/** The type's own members as written. */
function ownProperties(evidence: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(evidence).filter(([name]) => !INHERITED.has(name)))
}

/** One piece of evidence of the Graph API, or undefined with a note where its type is none the house knows. */
function graphEvidence(evidence: JsonObject, notes: Notes): EvidenceRecord | undefined {
  const type = textOf(evidence['@odata.type'])
  const kind = evidenceKindOf(type)
  if (!kind) return undefined
  return evidenceRecord(kind, ownProperties(evidence), { ...evidence, created: evidence.createdDateTime }, notes)
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
