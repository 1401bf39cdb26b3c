import type { AssetView } from '#model/entity-kind.ts'
import type { Calls } from '../../state/calls.ts'
import type { AssetRow } from './asset-columns.tsx'
import type { AssetFilter, AssetSort } from './asset-query.ts'

const PAGE = 1000

/** Every asset of a view the filter lets through, by the thousand; undefined where a call was refused. */
export async function allAssets(
  calls: Calls,
  view: AssetView,
  filter: AssetFilter,
  sort: AssetSort,
): Promise<readonly AssetRow[] | undefined> {
  const rows: AssetRow[] = []
  for (;;) {
    const page = await calls.ask('assets.list', { view, filter, sort, offset: rows.length, limit: PAGE })
    if (!page.ok) return undefined
    rows.push(...page.value.assets)
    if (page.value.assets.length < PAGE) return rows
  }
}
