import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import { type Cell, formatCell } from '#kql/values/format-cell.ts'
import { asWritten, correctionText, parseCorrection } from '#model/device-clock.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { alertOfBody } from '../alerts/record-body.ts'
import { UNDATED } from '../alerts/summary.ts'
import type { Outputs } from '../calls/index.ts'
import { clockOfRow } from '../clocks/clock-of-row.ts'
import { correctable } from '../clocks/clocked-columns.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { titleOfRow } from '../timeline/tell-event.ts'
import { inSql } from './hunting-rows.ts'
import { entitiesOfRecord } from './of-record.ts'

export type EvidenceRecord = Outputs['entities']['records']['records'][number]

const CUT_AT = 4000

function cutValues(values: Readonly<Record<string, Cell>>): Pick<EvidenceRecord, 'values' | 'cut'> {
  const cut: string[] = []
  const short = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? JSON.stringify(value) : ''
      if (text.length <= CUT_AT) return [name, value]
      cut.push(name)
      return [name, text.slice(0, CUT_AT)]
    }),
  )
  return { values: short, cut }
}

const pathOf = (store: ReadStore, source: number): string =>
  store.get<{ path: string }>('SELECT path FROM source WHERE id = ?', source)?.path ?? ''

function summariesOf(store: ReadStore, ids: readonly number[]): EvidenceRecord['entities'] {
  return store.all<{ id: number; kind: EntityKind; label: string }>(
    'SELECT id, kind, label FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY kind, label, id',
    JSON.stringify(ids),
  )
}

const texts = (values: Readonly<Record<string, Cell>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )

/** By how much a record's time is corrected, and what its device wrote; nothing where its clock was right. */
const clockOf = (clock: bigint, at: Ticks | null): Pick<EvidenceRecord, 'clock'> =>
  clock === 0n
    ? {}
    : { clock: { correction: correctionText(clock), written: at === null ? null : isoFromTicks(ticks(asWritten(at, clock))) } }

/** A row of a hunting table with its values as KQL prints them; `whole` leaves nothing cut. Fails with `record.not-found`. */
export function tableRecord(store: ReadStore, name: string, row: number, whole = false): EvidenceRecord {
  const table = huntingTable(store, name)
  const of = table && inSql(table)
  const stored = of && store.get<Record<string, unknown>>(`SELECT * FROM ${of.from} WHERE _id = ?`, row)
  if (!table || !stored) return fail('record.not-found', `The case has no row ${row} in ${name}.`)
  const values = Object.fromEntries(table.columns.map((column) => [column.name, formatCell(stored[column.internal], column.type)]))
  const extra = stored._extra ? (JSON.parse(String(stored._extra)) as Record<string, Cell>) : {}
  const time = table.columns.find((column) => column.name === table.timeColumn)
  const at = time ? (stored[time.internal] as Ticks | null) : null
  const [source, record] = [Number(stored._source), Number(stored._record)]
  const ref = { table: name, row, source, record }
  const all = { ...values, ...extra }
  const clock = clockOfRow(store, name, row)
  return {
    ref,
    time: at === null ? null : isoFromTicks(at),
    title: titleOfRow(name, texts(values)),
    path: pathOf(store, source),
    ...(whole ? { values: all, cut: [] } : cutValues(all)),
    ...clockOf(clock, at),
    entities: summariesOf(store, entitiesOfRecord(store, ref)),
  }
}

interface Told {
  readonly alert: number
  readonly body: string
  readonly title: string
  readonly undated: number
  readonly first: Ticks
  readonly clock: number
}

/** A record an alert was read from; of the alerts it tells of, the one of that id or the first. Fails with `record.not-found`. */
export function alertRecord(
  store: ReadStore,
  { source, record, row }: Pick<EvidenceRecord['ref'], 'source' | 'record' | 'row'>,
  whole = false,
): EvidenceRecord {
  const told = store.get<Told>(
    `SELECT alert, body, title, ${UNDATED} AS undated, first_activity AS first, clock
     FROM alert_source JOIN alert ON alert.id = alert_source.alert
     WHERE source = ? AND record = ? ORDER BY alert <> ?, alert LIMIT 1`,
    source,
    record,
    row ?? 0,
  )
  if (!told) return fail('record.not-found', `Source ${source} has no record ${record} that tells of an alert.`)
  const { evidence, comments: _, ...fields } = alertOfBody(told.body)
  const values: Record<string, Cell> = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'bigint' ? isoFromTicks(value as Ticks) : (value as Cell)]),
  )
  if (evidence) values.evidence = evidence.map(({ kind, properties }) => ({ kind, ...properties }))
  const ref = { table: '', row: told.alert, source, record }
  return {
    ref,
    time: told.undated ? null : isoFromTicks(told.first),
    title: told.title,
    path: pathOf(store, source),
    ...(whole ? { values, cut: [] } : cutValues(values)),
    ...clockOf(BigInt(told.clock), told.undated ? null : told.first),
    entities: summariesOf(store, entitiesOfRecord(store, ref)),
  }
}

/** The values of a row as its device wrote them. */
function writtenValues(store: ReadStore, { ref, values, clock }: EvidenceRecord): EvidenceRecord['values'] {
  const table = huntingTable(store, ref.table)
  const correction = clock === undefined ? null : parseCorrection(clock.correction)
  if (!table || correction === null) return values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const at = typeof value === 'string' && correctable(table, name) ? ticksFromIso(value) : null
      return [name, at === null ? value : isoFromTicks(ticks(asWritten(at, correction)))]
    }),
  )
}

/** One record, whole, with its original text where the case holds it. */
export function originalRecord(store: ReadStore, ref: EvidenceRecord['ref']): EvidenceRecord & { original: string } {
  const read = ref.table !== '' && ref.row !== null ? tableRecord(store, ref.table, ref.row, true) : alertRecord(store, ref, true)
  const raw = store.get<{ body: string }>('SELECT body FROM raw_record WHERE source = ? AND record = ?', read.ref.source, read.ref.record)
  return { ...read, original: raw?.body ?? JSON.stringify(writtenValues(store, read), null, 2) }
}
