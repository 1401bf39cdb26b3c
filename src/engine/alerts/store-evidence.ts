import type { SqlValue, WriteStore } from '../store/sql.ts'
import type { ToldEvidence } from './merge-records.ts'

const names = [
  'kind',
  'created',
  'verdict',
  'remediation_status',
  'remediation_status_details',
  'roles',
  'detailed_roles',
  'tags',
  'properties',
  'source',
  'record',
] as const

const insert = `INSERT INTO alert_evidence (alert, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`

function evidenceRow({ evidence, source, record }: ToldEvidence): SqlValue[] {
  return [
    evidence.kind,
    evidence.created,
    evidence.verdict,
    evidence.remediationStatus,
    evidence.remediationStatusDetails,
    JSON.stringify(evidence.roles),
    JSON.stringify(evidence.detailedRoles),
    JSON.stringify(evidence.tags),
    JSON.stringify(evidence.properties),
    source,
    record,
  ]
}

const keyOf = (row: readonly SqlValue[]) => row.map(String).join('\u0000')

/** Evidence of an alert that is new to the case. */
export function addEvidence(store: WriteStore, alert: number, evidence: readonly ToldEvidence[]): void {
  for (const piece of evidence) store.run(insert, alert, ...evidenceRow(piece))
}

/** Makes an alert's evidence what merging its exports says; rows that did not change keep their id and the entity resolved from them. */
export function replaceEvidence(store: WriteStore, alert: number, evidence: readonly ToldEvidence[]): void {
  const stored = store.all<Record<string, SqlValue> & { id: number }>('SELECT * FROM alert_evidence WHERE alert = ? ORDER BY id', alert)
  const wanted = new Map(evidence.map((piece) => [keyOf(evidenceRow(piece)), piece]))
  for (const row of stored) {
    if (!wanted.delete(keyOf(names.map((name) => row[name] ?? null)))) store.run('DELETE FROM alert_evidence WHERE id = ?', row.id)
  }
  addEvidence(store, alert, [...wanted.values()])
}
