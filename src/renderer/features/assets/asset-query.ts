import type * as z from 'zod'
import { assetFilter, assetSort } from '#api/calls/assets.ts'
import { type AssetView, assetViews } from '#model/entity-kind.ts'
import { type Address, address } from '../../state/address.ts'

export type AssetFilter = z.infer<typeof assetFilter>
export type AssetSort = z.infer<typeof assetSort>

/** What a list of assets shows, as its address says it. */
export interface AssetQuery {
  readonly view: AssetView
  readonly filter: AssetFilter
  readonly sort: AssetSort
}

export const defaultSort: AssetSort = { column: 'risk', descending: true }

const lists = ['risk', 'criticality', 'verdict', 'tags'] as const

/** Commas part values; a tag may hold one, so each is written encoded. */
const packed = (values: readonly string[]) => values.map(encodeURIComponent).join(',')
const unpacked = (text: string) => text.split(',').map((part) => decodeURIComponent(part))

const isView = (text: string | undefined): text is AssetView => text !== undefined && Object.hasOwn(assetViews, text)

/** Reads a query back from an address; what does not fit the contract is passed over. */
export function assetQueryOf({ query }: Address): AssetQuery {
  const filter: Record<string, unknown> = {}
  if (query.search) filter.search = query.search
  for (const name of lists) {
    if (!query[name]) continue
    const read = assetFilter.shape[name].safeParse(unpacked(query[name]))
    if (read.success) filter[name] = read.data
  }
  const column = assetSort.shape.column.safeParse(query.sort?.replace(/^-/, ''))
  return {
    view: isView(query.view) ? query.view : 'devices',
    filter: filter as AssetFilter,
    sort: column.success ? { column: column.data, descending: query.sort!.startsWith('-') } : defaultSort,
  }
}

/** The address of a query at the place it is shown: the inventory, or an incident's tab. */
export function addressOfAssets(path: readonly string[], { view, filter, sort }: AssetQuery): Address {
  const query: Record<string, string> = { view }
  if (filter.search) query.search = filter.search
  for (const name of lists) {
    const values = filter[name]
    if (values?.length) query[name] = packed(values)
  }
  const written = `${sort.descending ? '-' : ''}${sort.column}`
  if (written !== '-risk') query.sort = written
  return address(path, query)
}
