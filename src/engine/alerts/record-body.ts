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

/** Moments as decimal text, those of comments and evidence too. */
function written(of: object): Moments {
  const changed: Record<string, unknown> = { ...(of as Moments) }
  for (const name of TIMES) if (typeof changed[name] === 'bigint') changed[name] = String(changed[name])
  for (const list of ['comments', 'evidence']) if (Array.isArray(changed[list])) changed[list] = changed[list].map(written)
  return changed
}

/** A record as JSON, ticks as decimal text; read back by {@link alertOfBody} and {@link incidentOfBody}. */
export const recordBody = (record: AlertRecord | IncidentRecord): string => JSON.stringify(written(record))

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
