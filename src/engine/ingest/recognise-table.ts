import type { Column, Table } from '#model/tables/column.ts'
import { schemaTables } from '#model/tables/schema.ts'

/** What the columns of a result say about the table they came from; `candidates` are tables that fit equally. */
export interface Recognised {
  readonly table: Table | null
  readonly candidates: readonly string[]
}

/** Columns that exports add to any table; they neither speak for a table nor against it. */
const BESIDE = new Set([
  '',
  'TenantId',
  'Type',
  'SourceSystem',
  'MG',
  '_ResourceId',
  '_ItemId',
  '_SubscriptionId',
  '_BilledSize',
  'ReportId',
])

/** The portal's export writes `Timestamp [UTC]` where the API writes `Timestamp`. */
export const columnName = (header: string): string => header.trim().replace(/\s*\[(?:UTC|Local)[^\]]*\]$/i, '')

interface Fit {
  readonly table: Table
  readonly known: number
  /** share of the table's own columns that the result has */
  readonly share: number
}

/**
 * The table that a result with these columns is an export of. A table fits when it has all of them, or nine in ten of an export wide
 * enough to be whole; of several the one whose columns are just these, failing that the one far better covered. A projection that several
 * tables could have given is given to none: that would be a guess.
 */
export function recogniseTable(columns: readonly string[]): Recognised {
  const speaking = columns.filter((name) => !BESIDE.has(name))
  if (speaking.length < 3) return { table: null, candidates: [] }
  const fits: Fit[] = []
  for (const table of schemaTables) {
    const names = new Set(table.columns.map((column) => column.name).filter((name) => !BESIDE.has(name)))
    const known = speaking.filter((name) => names.has(name)).length
    const whole = known === speaking.length || (known >= 10 && known / speaking.length >= 0.9)
    if (whole) fits.push({ table, known, share: known / names.size })
  }
  fits.sort((a, b) => b.known - a.known || b.share - a.share)
  const [best, next] = fits
  if (!best) return { table: null, candidates: [] }
  const same = fits.filter((fit) => fit.known === speaking.length && fit.share === 1)
  if (same.length === 1) return { table: same[0]!.table, candidates: [] }
  const clear = !next || best.known > next.known || (best.share >= 0.5 && best.share >= next.share * 1.5)
  if (clear && (best.share >= 0.1 || best.known >= 8)) return { table: best.table, candidates: [] }
  return { table: null, candidates: fits.map((fit) => fit.table.name) }
}

/** Columns of a table of their own for a result no schema knows: all text, names made distinct as they must be. */
export function ownColumns(headers: readonly string[]): Column[] {
  const taken = new Set<string>()
  return headers.map((header, i) => {
    const plain = header === '' ? `Column${i + 1}` : header
    let name = plain
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`
    taken.add(name)
    return { name, type: 'string' }
  })
}
