import type { ReadStore, SqlValue } from './sql.ts'

interface Kept {
  readonly key: string
  readonly ids: readonly number[]
}

const kept = new WeakMap<ReadStore, Kept[]>()
const KEPT_ORDERS = 8

/**
 * Ids a query answers, in its order (it selects one column, `id`). Answered once per question and state of the case and thrown away
 * when the case changes, so that paging through a list neither counts nor sorts again: a deep page costs what the first one does.
 * @param also what the answer depends on beside the case
 */
export function keptOrder(store: ReadStore, sql: string, params: readonly SqlValue[], also: string | number = ''): readonly number[] {
  const version = store.get<{ data_version: number }>('PRAGMA data_version')?.data_version
  const changes = store.get<{ n: number }>('SELECT total_changes() AS n')?.n
  const key = JSON.stringify([version, changes, also, sql, params.map(String)])
  const orders = kept.get(store) ?? []
  const known = orders.find((order) => order.key === key)
  if (known) return known.ids
  const ids = store.all<{ id: number }>(sql, ...params).map((row) => row.id)
  kept.set(store, [{ key, ids }, ...orders].slice(0, KEPT_ORDERS))
  return ids
}
