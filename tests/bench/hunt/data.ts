import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hasSharedTools, sharedTool } from './shared-tools.ts'

/** The generator's exports as far as the benchmark uses them: rows are pure functions of their number, times microseconds since 1970. */
interface Generator {
  readonly PCOLS: Readonly<Record<string, 'INTEGER' | 'TEXT'>>
  readonly NCOLS: Readonly<Record<string, 'INTEGER' | 'TEXT'>>
  readonly N_PROC: number
  readonly N_NET: number
  proc(i: number): (string | number)[]
  net(i: number): (string | number)[]
  iso(microseconds: number): string
}

/** One table of the benchmark as a CSV export that both engines read. */
export interface Export {
  readonly table: 'DeviceProcessEvents' | 'DeviceNetworkEvents'
  readonly path: string
  readonly rows: number
  readonly columns: Generator['PCOLS']
}

export const isTime = (column: string) => column === 'Timestamp' || column.endsWith('CreationTime')
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

async function write(
  path: string,
  columns: Generator['PCOLS'],
  count: number,
  row: (i: number) => (string | number)[],
  iso: Generator['iso'],
) {
  const names = Object.keys(columns)
  const times = names.map(isTime)
  const unfinished = `${path}.part`
  const file = createWriteStream(unfinished)
  let text = `${names.join(',')}\n`
  for (let i = 0; i < count; i++) {
    const cells = row(i)
    for (let c = 0; c < cells.length; c++) text += (c ? ',' : '') + (times[c] ? iso(cells[c] as number) : quoted(String(cells[c])))
    text += '\n'
    if (text.length < 1 << 20 && i < count - 1) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end()
  await once(file, 'close')
  renameSync(unfinished, path)
}

/** The exports, made where they are not in the folder yet. */
export async function exports(folder: string): Promise<Export[]> {
  if (!hasSharedTools) throw new Error('the generator of the rows is not on this machine')
  const made = (await import(pathToFileURL(sharedTool('hunt-bench-data.mjs')).href)) as Generator
  const all = [
    { table: 'DeviceProcessEvents', path: `${folder}/processes.csv`, rows: made.N_PROC, columns: made.PCOLS, row: made.proc },
    { table: 'DeviceNetworkEvents', path: `${folder}/connections.csv`, rows: made.N_NET, columns: made.NCOLS, row: made.net },
  ] as const
  for (const { path, columns, rows, row } of all) if (!existsSync(path)) await write(path, columns, rows, row, made.iso)
  return all.map(({ table, path, rows, columns }) => ({ table, path, rows, columns }))
}
