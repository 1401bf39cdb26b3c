import { randomUUID } from 'node:crypto'
import { Failure, fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { type EntityMapping, faultOfMapping } from '#model/mapping/entity-mapping.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { columnsOfHunt } from '../hunt/case-hunt.ts'
import type { AlertTemplate } from '../hunt/link/make-alerts.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'

export interface Detection {
  readonly id: number
  /** names its alerts for good, whatever the detection comes to be called */
  readonly key: string
  readonly name: string
  readonly enabled: boolean
  readonly frequency: 'onDemand' | 'afterImport'
  readonly query: string
  readonly alert: AlertTemplate
  readonly mappings: readonly EntityMapping[]
}

type Stored = Omit<Detection, 'enabled' | 'alert' | 'mappings'> & {
  readonly enabled: number
  readonly alert: string
  readonly mappings: string
}

const read = (row: Stored): Detection => ({
  ...row,
  enabled: row.enabled === 1,
  alert: JSON.parse(row.alert) as AlertTemplate,
  mappings: JSON.parse(row.mappings) as EntityMapping[],
})

/** The case's detections by name. */
export const detectionsOf = (store: ReadStore): Detection[] =>
  store.all<Stored>('SELECT * FROM detection ORDER BY name COLLATE NOCASE, id').map(read)

interface Ran {
  readonly at: Ticks
  readonly rows: number
  readonly alerts: number
  readonly problem: string
}

/** The case's detections with what their last runs came to. */
export function listDetections(store: ReadStore): Outputs['detections']['list'] {
  return detectionsOf(store).map(({ key, mappings, ...detection }) => {
    const ran = store.get<Ran>('SELECT at, rows, alerts, problem FROM detection_run WHERE detection = ?', detection.id)
    return {
      ...detection,
      mappings: [...mappings],
      lastRun: ran ? { ...ran, at: isoFromTicks(ran.at) } : null,
      alerts: store.get<{ n: number }>('SELECT count(*) AS n FROM made_alert WHERE detection_key = ?', key)!.n,
    }
  })
}

/** Refuses what could never run: a query that does not translate, a mapping of nothing or to a column the query does not answer. */
function checked(store: ReadStore, query: string, mappings: readonly EntityMapping[]): void {
  const columns = columnsOfHunt(store, query)
  if (!columns.ok) throw new Failure(columns.problem)
  const names = columns.value.map((column) => column.name)
  for (const mapping of mappings) {
    const fault = faultOfMapping(mapping)
    if (fault) fail('detection.mapping', fault)
    const missing = mapping.fields.find((field) => !names.includes(field.column))
    if (missing) fail('detection.mapping', `The query answers no column ${missing.column}.`, { hint: `It answers ${names.join(', ')}.` })
  }
}

type Saved = Inputs['detections']['save']

function logged(store: WriteStore, action: string, id: number, name: string, detail: object, context: CallContext): void {
  logActivity(store, {
    kind: 'audit',
    action,
    performedBy: context.analyst,
    targetType: 'detection',
    targetId: id,
    targetName: name,
    detail: { ...detail },
  })
}

/** Keeps a detection under its name, which no other has. */
export function saveDetection(store: WriteStore, input: Saved, context: CallContext): { id: number } {
  checked(store, input.query, input.mappings)
  return store.transaction(() => {
    const other = store.get<{ id: number }>('SELECT id FROM detection WHERE name = ?', input.name)
    if (other && other.id !== input.id) fail('detection.name-taken', `The case has a detection “${input.name}” already.`)
    const values = [
      input.name,
      Number(input.enabled),
      input.frequency,
      input.query,
      JSON.stringify(input.alert),
      JSON.stringify(input.mappings),
    ]
    const known = input.id === undefined ? undefined : store.get<Stored>('SELECT * FROM detection WHERE id = ?', input.id)
    if (input.id !== undefined && !known) fail('detection.not-found', `The case has no detection #${input.id}.`)
    const id = known
      ? known.id
      : store.run(
          'INSERT INTO detection (key, name, enabled, frequency, query, alert, mappings) VALUES (?, ?, ?, ?, ?, ?, ?)',
          randomUUID(),
          ...values,
        ).lastInsertRowid
    if (known) {
      store.run('UPDATE detection SET name = ?, enabled = ?, frequency = ?, query = ?, alert = ?, mappings = ? WHERE id = ?', ...values, id)
    }
    const before = known ? { query: known.query, enabled: known.enabled === 1, frequency: known.frequency } : null
    const after = { query: input.query, enabled: input.enabled, frequency: input.frequency }
    logged(store, 'detection.saved', id, input.name, { before, after }, context)
    return { id }
  })
}

export function setDetectionsEnabled(
  store: WriteStore,
  input: Inputs['detections']['setEnabled'],
  context: CallContext,
): Record<string, never> {
  return store.transaction(() => {
    for (const id of input.detections) {
      const held = store.get<Stored>('SELECT * FROM detection WHERE id = ?', id)
      if (!held) return fail('detection.not-found', `The case has no detection #${id}.`)
      if (held.enabled === Number(input.enabled)) continue
      store.run('UPDATE detection SET enabled = ? WHERE id = ?', Number(input.enabled), id)
      logged(store, input.enabled ? 'detection.enabled' : 'detection.disabled', id, held.name, {}, context)
    }
    return {}
  })
}

/** Takes a detection out of the case; the alerts it made stay. */
export function deleteDetection(store: WriteStore, { id }: Inputs['detections']['delete'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const held = store.get<Stored>('SELECT * FROM detection WHERE id = ?', id)
    if (!held) return {}
    store.run('DELETE FROM detection WHERE id = ?', id)
    logged(store, 'detection.deleted', id, held.name, { query: held.query }, context)
    return {}
  })
}
