import { writeFileSync } from 'node:fs'
import { huntReads } from '#engine/hunt/calls.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import type { AlertRecord } from '#model/alert-record.ts'
import { analyst, placedCase } from './placed-alerts.ts'
import { temporaryFolder } from './temporary.ts'

const COLUMNS =
  'Timestamp,DeviceId,DeviceName,ActionType,FileName,ProcessId,ProcessCommandLine,ProcessIntegrityLevel,ProcessVersionInfoProductName'

/** Process starts a second apart on seven devices, as an export of DeviceProcessEvents. @param from number of the first */
export async function addProcessEvents(store: CaseWriter, rows: number, from = 0): Promise<void> {
  using folder = temporaryFolder('hunted')
  const lines = Array.from({ length: rows }, (_, place) => {
    const row = from + place
    const at = new Date(Date.UTC(2026, 2, 2) + row * 1000).toISOString()
    return `${at},d${row % 7},ws-${row % 7}.contoso.example,ProcessCreated,tool-${row}.exe,${row},"tool-${row}.exe --run ${row}",High,Tool`
  })
  writeFileSync(folder.file('processes.csv'), [COLUMNS, ...lines].join('\n'))
  await importEvidence(store, [folder.path], analyst())
}

/** A case of some alerts and forty process starts to hunt in. */
export async function huntedCase(...alerts: readonly AlertRecord[]): Promise<CaseWriter> {
  const store = await placedCase(...alerts)
  await addProcessEvents(store, 40)
  return store
}

/** Answers a query as the hunting page would get it. */
export const hunted = (store: CaseWriter, query: string) =>
  huntReads.run!(store, { query, clock: { kind: 'case' }, range: null, limit: 1000 }, analyst())

/** Rows of a query's answer by their places, as the page hands them on. */
export function pickedRows(store: CaseWriter, query: string, places: readonly number[]) {
  const { columns, values, now } = hunted(store, query)
  return { query, now, range: null, columns: columns.map((column) => column.name), rows: places.map((row) => values.map((of) => of[row])) }
}
