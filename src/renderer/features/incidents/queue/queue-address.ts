import type * as z from 'zod'
import { incidentFilter, incidentSort } from '#api/calls/incidents.ts'
import { isoFromTicks, TICKS_PER_DAY, ticks, ticksFromIso } from '#base/ticks.ts'
import type { Address } from '../../../state/address.ts'
import { address } from '../../../state/address.ts'

export type IncidentFilter = z.infer<typeof incidentFilter>
export type IncidentSort = z.infer<typeof incidentSort>

/** Time ranges as the portal offers them, in days before the case's newest evidence; `all` does not filter. */
export const rangeDays = { '1d': 1, '3d': 3, '1w': 7, '30d': 30, '6m': 182 } as const
export type RangeName = keyof typeof rangeDays | 'custom' | 'all'

/** What the queue shows; all of it stands in the page's address, so that a copied link shows the same list. */
export interface QueueView {
  /** without the time range where that is measured from the newest evidence */
  readonly filter: IncidentFilter
  readonly range: RangeName
  readonly sort: IncidentSort
}

/** New and in progress, informational hidden, six months, by last update (spec §1.1, §1.4). */
export const defaultView: QueueView = {
  filter: { status: ['active', 'inProgress'], incidentSeverity: ['high', 'medium', 'low'] },
  range: '6m',
  sort: { column: 'lastUpdate', descending: true },
}

const NONE = 'none'
const parameters = Object.keys(incidentFilter.shape) as (keyof IncidentFilter)[]
/** Commas part the values of a parameter and `~` stands for an empty one (unassigned); inside a value these are written twice encoded. */
const packedValue = (value: string) => (value === '' ? '~' : value.replaceAll('%', '%25').replaceAll(',', '%2C').replace(/^~/, '%7E'))
const unpackedValue = (text: string) => (text === '~' ? '' : text.replace(/^%7E/, '~').replaceAll('%2C', ',').replaceAll('%25', '%'))
const packed = (values: readonly string[]) => values.map(packedValue).join(',')
const unpacked = (text: string) => text.split(',').map(unpackedValue)

function parameterOf(value: IncidentFilter[keyof IncidentFilter]): string {
  if (value === undefined) return ''
  return Array.isArray(value) ? packed(value) : String(value)
}

export function addressOfView(view: QueueView): Address {
  const query: Record<string, string> = {}
  for (const name of parameters) {
    const text = parameterOf(view.filter[name])
    if (text !== '') query[name] = text
  }
  const isDefault = JSON.stringify(view.filter) === JSON.stringify(defaultView.filter)
  const written = isDefault ? {} : Object.keys(query).length > 0 ? query : { filter: NONE }
  const { column, descending } = view.sort
  const sort = `${descending ? '-' : ''}${column}`
  return address(['incidents'], {
    ...written,
    ...(view.range === defaultView.range ? {} : { range: view.range }),
    ...(sort === '-lastUpdate' ? {} : { sort }),
  })
}

/** Reads a view back; a parameter that does not fit the contract is passed over. */
export function viewOfAddress({ query }: Address): QueueView {
  const filter: Record<string, unknown> = {}
  for (const name of parameters) {
    const text = query[name]
    if (text === undefined) continue
    const shape = incidentFilter.shape[name]
    const read = [unpacked(text), text, text === 'true'].map((value) => shape.safeParse(value)).find((parsed) => parsed.success)
    if (read?.success) filter[name] = read.data
  }
  const column = incidentSort.shape.column.safeParse(query.sort?.replace(/^-/, ''))
  const range =
    query.range !== undefined && (query.range in rangeDays || ['all', 'custom'].includes(query.range)) ? query.range : defaultView.range
  return {
    filter: Object.keys(filter).length > 0 ? (filter as IncidentFilter) : query.filter === NONE ? {} : defaultView.filter,
    range: range as RangeName,
    sort: column.success ? { column: column.data, descending: query.sort!.startsWith('-') } : defaultView.sort,
  }
}

/** The filter as it is asked: presets reach back from the newest evidence, never from today. */
export function askedFilter({ filter, range }: QueueView, newest: string | null): IncidentFilter {
  const { from, to, ...rest } = filter
  if (range === 'custom') return filter
  if (range === 'all' || newest === null) return rest
  const end = ticksFromIso(newest)
  if (end === null) return rest
  return { ...rest, from: isoFromTicks(ticks(end - BigInt(rangeDays[range]) * TICKS_PER_DAY)) }
}
