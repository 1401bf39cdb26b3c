import { aggregateRows, scalarRows } from '#kql/index.ts'
import type { Outputs, Reads, Writes } from '../calls/index.ts'
import { huntCase } from './case-hunt.ts'
import { entitiesOfValues } from './entities-of-row.ts'
import { goHunt } from './go-hunt/go-hunt.ts'
import { goHuntRow, goHuntValues } from './go-hunt/related-events.ts'
import { importQueries, removeImported } from './imported-queries.ts'
import { linkPreview } from './link/combinations.ts'
import { linkRows } from './link/link-rows.ts'
import { originOf, originRows } from './link/origin.ts'
import { unlinkRows } from './link/unlink.ts'
import { planHunt } from './plan.ts'
import { deleteQuery, savedQueries, saveQuery } from './saved-queries.ts'
import { columnValues, huntSchema } from './schema-pane.ts'

/** Functions of the language as the catalog the compiler reads has them. */
function languageFunctions(): Outputs['hunt']['functions'] {
  const told =
    (kind: 'scalar' | 'aggregate') =>
    (row: { readonly name: string; readonly doc: string; readonly example: readonly [string, string] }) => ({
      name: row.name,
      kind,
      doc: row.doc,
      example: `${row.example[0]} → ${row.example[1]}`,
    })
  return [...scalarRows.map(told('scalar')), ...aggregateRows.map(told('aggregate'))].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const huntReads: Reads<'hunt'> = {
  run: huntCase,
  plan: planHunt,
  schema: huntSchema,
  values: columnValues,
  functions: languageFunctions,
  savedQueries,
  goHunt,
  goHuntRow,
  goHuntValues,
  entitiesOf: entitiesOfValues,
  linkPreview,
  origin: originOf,
  originRows,
}

export const huntWrites: Writes<'hunt'> = { saveQuery, deleteQuery, link: linkRows, unlink: unlinkRows, importQueries, removeImported }
