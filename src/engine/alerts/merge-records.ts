import type { AlertRecord, EvidenceRecord } from '#model/alert-record.ts'
import { canonicalJson, evidenceIdentity } from './evidence-identity.ts'
import { recordBody } from './record-body.ts'

/** One export's word on an alert, and where it stands. */
export interface ToldRecord {
  readonly alert: AlertRecord
  readonly source: number
  readonly record: number
}

/** A piece of evidence and the record that brought it. */
export interface ToldEvidence {
  readonly evidence: EvidenceRecord
  readonly source: number
  readonly record: number
}

export interface MergedAlert {
  readonly alert: AlertRecord
  /** the newest word on it */
  readonly newest: ToldRecord
  readonly evidence: readonly ToldEvidence[]
}

/** Newest word first. Ties are settled by what the records say, never by which came first, so that the order of import is no matter. */
function byNewest(told: readonly ToldRecord[]): readonly ToldRecord[] {
  if (told.length === 1) return told
  const keyed = told.map((one) => ({ one, at: one.alert.lastUpdate ?? one.alert.created ?? -1n, body: recordBody(one.alert) }))
  keyed.sort((a, b) => (a.at === b.at ? (a.body < b.body ? -1 : a.body > b.body ? 1 : 0) : a.at > b.at ? -1 : 1))
  return keyed.map(({ one }) => one)
}

/** Evidence of all exports, each piece once: of a piece several tell of, the newest word. */
function mergedEvidence(newestFirst: readonly ToldRecord[]): ToldEvidence[] {
  const merged: ToldEvidence[] = []
  const known = new Set<string>()
  for (const { alert, source, record } of newestFirst) {
    /** pieces of this record by identity: one that says more of the same thing is another piece, one that says the same is not */
    const here = new Map<string, EvidenceRecord[]>()
    for (const evidence of alert.evidence ?? []) {
      const identity = evidenceIdentity(evidence)
      const alike = here.get(identity) ?? []
      if (known.has(identity) || alike.some((other) => canonicalJson(other) === canonicalJson(evidence))) continue
      here.set(identity, [...alike, evidence])
      merged.push({ evidence, source, record })
    }
    for (const identity of here.keys()) known.add(identity)
  }
  return merged
}

/**
 * One alert out of what several exports say of it: of each field the word of the newest export (`lastUpdate`, failing that `created`)
 * that carries it; comments and evidence of all, each once. The answer does not depend on the order of `told`,
 * which holds one record or more.
 */
export function mergeRecords(told: readonly ToldRecord[]): MergedAlert {
  const newestFirst = byNewest(told)
  const alert: Record<string, unknown> = {}
  for (const one of newestFirst) {
    for (const [field, value] of Object.entries(one.alert)) if (value !== undefined && !(field in alert)) alert[field] = value
  }
  const additional = newestFirst.map((one) => one.alert.additionalData).filter((data) => data !== undefined)
  if (additional.length > 1) alert.additionalData = Object.assign({}, ...additional.toReversed())
  const otherIds = newestFirst.flatMap((one) => one.alert.otherIds ?? [])
  if (otherIds.length > 0) alert.otherIds = [...new Set(otherIds)].sort()
  const comments = newestFirst.flatMap((one) => one.alert.comments ?? [])
  if (comments.length > 0) alert.comments = [...new Map(comments.map((comment) => [canonicalJson(comment), comment])).values()]
  return { alert: alert as unknown as AlertRecord, newest: newestFirst[0]!, evidence: mergedEvidence(newestFirst) }
}
