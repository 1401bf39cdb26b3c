import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { loadEvidence } from '#engine/load.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { schemaTable } from '#model/tables/schema.ts'
import type { Files } from './evidence-case.ts'
import { analyst } from './placed-alerts.ts'
import { temporaryFolder } from './temporary.ts'

/** A case with evidence all the way in: imported, resolved, its alerts placed. Whoever asks closes it. */
export async function loadedCase(files: Files): Promise<CaseWriter> {
  using folder = temporaryFolder('evidence')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(folder.file(name)), { recursive: true })
    writeFileSync(folder.file(name), content)
  }
  return await loadedPaths(folder.path)
}

/** The same of files that exist. */
export async function loadedPaths(...paths: readonly string[]): Promise<CaseWriter> {
  const store = createCase(':memory:')
  await loadEvidence(store, paths, { correlate: true }, analyst())
  return store
}

/** A case with more of it known to the caller: entities by label. */
export const entityLabelled = (store: CaseWriter, label: string): number => {
  const row = store.get<{ id: number }>('SELECT id FROM entity WHERE label = ?', label)
  if (!row) throw new Error(`no entity is called ${label}`)
  return row.id
}

const csvCell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table of the schema as a hunting result in CSV: all its columns, so that nobody has to guess which it is. */
export function schemaCsv(name: string, rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = schemaTable(name)!.columns.map((column) => column.name)
  return [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(String(row[column] ?? ''))).join(','))].join('\n')
}
