import type { EntityKind } from '#model/entity-kind.ts'
import { folded } from '#model/identity/normalise.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { accountColumns, columnsOfName } from '../entities/record-names.ts'
import type { ReadStore } from '../store/sql.ts'

interface Named {
  readonly type: string
  readonly value: string
  readonly column: string
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

function namesOf(values: Readonly<Record<string, unknown>>): Named[] {
  const plain = Object.entries(columnsOfName).flatMap(([type, columns]) =>
    columns.flatMap((column) => {
      const value = text(values[column]).replace(/^<|>$/g, '')
      return value ? [{ type, value: type === 'sid' ? value.toUpperCase() : folded(value), column }] : []
    }),
  )
  const accounts = accountColumns.flatMap(([domain, name]) => {
    const [left, right] = [text(values[domain]), text(values[name])]
    return left && right ? [{ type: 'accountName', value: `${folded(left)}\\${folded(right)}`, column: name }] : []
  })
  return [...plain, ...accounts]
}

/** Entities a row of hunting results speaks of, by the columns that name them; rows of any query, as long as columns keep their names. */
export function entitiesOfValues(store: ReadStore, input: Inputs['hunt']['entitiesOf']): Outputs['hunt']['entitiesOf'] {
  const found = new Map<number, { id: number; kind: EntityKind; label: string; columns: string[] }>()
  for (const { type, value, column } of namesOf(input.values)) {
    const rows = store.all<{ id: number; kind: EntityKind; label: string }>(
      `SELECT entity.id, entity.kind, entity.label FROM entity_identifier JOIN entity ON entity.id = entity_identifier.entity
       WHERE type = ? AND value = ? ORDER BY entity.id`,
      type,
      value,
    )
    for (const row of rows) {
      const known = found.get(row.id) ?? { ...row, columns: [] }
      if (!known.columns.includes(column)) known.columns.push(column)
      found.set(row.id, known)
    }
  }
  return [...found.values()]
}
