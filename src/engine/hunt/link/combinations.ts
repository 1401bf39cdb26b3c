import type { EntityKind } from '#model/entity-kind.ts'
import type { EntityMapping } from '#model/mapping/entity-mapping.ts'
import { evidenceIdentity } from '../../alerts/evidence-identity.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type MappedPiece, piecesOfRow, type RowValues } from './row-evidence.ts'

/** Rows that name the same impacted entities: what becomes one alert (spec §16). */
export interface Combination {
  /** the impacted entities' names in order; '' where the rows name none */
  readonly key: string
  readonly impacted: readonly { readonly kind: EntityKind; readonly label: string }[]
  readonly rows: readonly { readonly values: RowValues; readonly pieces: readonly MappedPiece[] }[]
}

/** Rows of a result as objects by column name. */
export const rowsOf = (columns: readonly string[], rows: readonly (readonly unknown[])[]): RowValues[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])))

const keyOf = (pieces: readonly MappedPiece[]): string =>
  [...new Set(pieces.filter((piece) => piece.impacted).map((piece) => piece.key))].sort().join('\n')

/** What rows of one combination share: the impacted entities' names in order. */
export const combinationKey = (mappings: readonly EntityMapping[], values: RowValues): string => keyOf(piecesOfRow(mappings, values))

/** Rows put together by the unique combination of impacted entities they name, in the order each is first met. */
export function combinationsOf(mappings: readonly EntityMapping[], rows: readonly RowValues[]): Combination[] {
  const found = new Map<string, { impacted: Combination['impacted']; rows: Combination['rows'][number][] }>()
  for (const values of rows) {
    const pieces = piecesOfRow(mappings, values)
    const impacted = pieces.filter((piece) => piece.impacted)
    const key = keyOf(pieces)
    const known = found.get(key) ?? { impacted: impacted.map(({ evidence, label }) => ({ kind: evidence.kind, label })), rows: [] }
    known.rows.push({ values, pieces })
    found.set(key, known)
  }
  return [...found].map(([key, of]) => ({ key, ...of }))
}

/** What a link would make, told before it is made. */
export function linkPreview(_store: ReadStore, { picked, mappings }: Inputs['hunt']['linkPreview']): Outputs['hunt']['linkPreview'] {
  const combinations = combinationsOf(mappings, rowsOf(picked.columns, picked.rows))
  const told = combinations.map(({ impacted, rows }) => {
    const related = rows.flatMap(({ pieces }) => pieces.filter((piece) => !piece.impacted).map((piece) => evidenceIdentity(piece.evidence)))
    return { impacted: [...impacted], rows: rows.length, related: new Set(related).size }
  })
  const without = combinations.flatMap(({ rows }) => rows).filter(({ pieces }) => pieces.length === 0).length
  return { combinations: told.sort((a, b) => b.rows - a.rows), withoutEntities: without }
}
