import { type Ticks, ticks } from '#base/ticks.ts'
import type { AlertRecord, CommentRecord, EvidenceRecord, IncidentRecord } from '#model/alert-record.ts'

/** Members of a record that hold a moment; as JSON they are decimal text, for a double does not hold ticks exactly. */
const TIMES = new Set(['created', 'lastUpdate', 'resolved', 'firstActivity', 'lastActivity'])

type Moments = { readonly [name: string]: unknown }

function revived<T extends object>(of: T): T {
  const changed: Record<string, unknown> = { ...(of as Moments) }
  for (const name of TIMES) {
    const value = (of as Moments)[name]
    if (typeof value === 'string') changed[name] = ticks(BigInt(value)) satisfies Ticks
  }
  return changed as T
}

/** A record as JSON: members in one order and ticks as decimal text, so that equal records are equal texts. */
export function recordBody(record: AlertRecord | IncidentRecord): string {
  const ordered = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  return JSON.stringify(ordered, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

/** An alert record read back from its body. */
export function alertOfBody(body: string): AlertRecord {
  const record = revived(JSON.parse(body) as AlertRecord)
  return {
    ...record,
    ...(record.comments ? { comments: record.comments.map((comment) => revived<CommentRecord>(comment)) } : {}),
    ...(record.evidence ? { evidence: record.evidence.map((piece) => revived<EvidenceRecord>(piece)) } : {}),
  }
}

/** An incident record read back from its body. */
export function incidentOfBody(body: string): IncidentRecord {
  const record = revived(JSON.parse(body) as IncidentRecord)
  return { ...record, ...(record.comments ? { comments: record.comments.map((comment) => revived<CommentRecord>(comment)) } : {}) }
}
