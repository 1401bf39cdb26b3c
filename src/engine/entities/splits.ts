import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { nameOf } from './combination.ts'
import type { Apart } from './constrained-union.ts'

interface Row {
  kind: EntityKind
  type: string
  value: string
  from_type: string
  from_value: string
}

/** Names the analyst took apart and did not put together again, by family. */
export function readSplits(store: ReadStore): Map<EntityKind, Apart[]> {
  const splits = new Map<EntityKind, Apart[]>()
  const rows = store.all<Row>('SELECT kind, type, value, from_type, from_value FROM entity_split WHERE undone = 0 ORDER BY id')
  for (const row of rows) {
    const { family } = kindOf(row.kind)
    const of = splits.get(family) ?? []
    of.push({ name: nameOf(row), from: nameOf({ type: row.from_type, value: row.from_value }) })
    splits.set(family, of)
  }
  return splits
}
