import { fail } from '#base/problem.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { entityRow } from './detail.ts'
import { alertRecord, type EvidenceRecord, tableRecord } from './read-record.ts'
import { rowsOf } from './records-of-entity.ts'

type Records = Outputs['entities']['records']

interface Place {
  readonly table: string
  readonly row: number
  readonly source: number
  readonly record: number
}

const read = (store: ReadStore, { table, row, source, record }: Place): EvidenceRecord =>
  table === '' ? alertRecord(store, { source, record, row }) : tableRecord(store, table, row)

/** Records that show an edge, oldest first. */
function ofEdge(store: ReadStore, edge: number, offset: number, limit: number): Records {
  if (!store.get('SELECT 1 FROM edge WHERE id = ?', edge)) fail('edge.not-found', `The case has no edge #${edge}.`)
  const distinct = `SELECT table_name AS "table", iif(table_name = '', alert, row) AS row, source, record, min(at) AS at
    FROM edge_record WHERE edge = ? GROUP BY 1, 2, 3, 4`
  const { total } = store.get<{ total: number }>(`SELECT count(*) AS total FROM (${distinct})`, edge)!
  const places = store.all<Place>(`${distinct} ORDER BY at LIMIT ? OFFSET ?`, edge, limit, offset)
  return { total, records: places.map((place) => read(store, place)) }
}

/** Records that tell of an alert, as its exports hold them. */
function ofAlert(store: ReadStore, alert: number, offset: number, limit: number): Records {
  const { total } = store.get<{ total: number }>('SELECT count(*) AS total FROM alert_source WHERE alert = ?', alert)!
  if (total === 0) fail('alert.not-found', `The case has no alert #${alert}.`)
  const places = store.all<Place>(
    `SELECT '' AS "table", alert AS row, source, record FROM alert_source WHERE alert = ? ORDER BY source, record LIMIT ? OFFSET ?`,
    alert,
    limit,
    offset,
  )
  return { total, records: places.map((place) => read(store, place)) }
}

/** Records that speak of an entity: those of its alerts first, one for each alert a record tells of, then rows of tables that bear its names, each oldest first. */
function ofEntity(store: ReadStore, entity: number, offset: number, limit: number): Records {
  entityRow(store, entity)
  const told = store.all<Place>(
    `SELECT DISTINCT '' AS "table", alert.id AS row, alert_evidence.source, record FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert
     WHERE entity = ? ORDER BY first_activity, alert.id, record`,
    entity,
  )
  const names = store.all<{ type: string; value: string }>('SELECT type, value FROM entity_identifier WHERE entity = ?', entity)
  const ofAlerts = told.slice(offset, offset + limit)
  const { total, rows } = rowsOf(store, names, Math.max(0, offset - told.length), limit - ofAlerts.length)
  const records = [...ofAlerts.map((place) => read(store, place)), ...rows.map(({ table, row }) => tableRecord(store, table, row))]
  return { total: told.length + total, records }
}

/** The records behind an entity, an edge or an alert, as a page of one list. */
export function listRecords(store: ReadStore, { entity, edge, alert, offset, limit }: Inputs['entities']['records']): Records {
  if (edge !== undefined) return ofEdge(store, edge, offset, limit)
  if (alert !== undefined) return ofAlert(store, alert, offset, limit)
  if (entity !== undefined) return ofEntity(store, entity, offset, limit)
  return fail('record.of-nothing', 'Records of what: name an entity, an edge or an alert.')
}
