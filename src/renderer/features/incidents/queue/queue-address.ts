import type * as z from 'zod'
import { incidentFilter, incidentSort } from '#api/calls/incidents.ts'
import type { Address } from '../../../state/address.ts'
import { address } from '../../../state/address.ts'
import { type FilteredView, filterOfParameters, isRangeName, parametersOf } from '../../filtering/index.ts'

export type IncidentFilter = z.infer<typeof incidentFilter>
export type IncidentSort = z.infer<typeof incidentSort>
export const isIncidentSort = (value: unknown): value is IncidentSort => incidentSort.safeParse(value).success

/** What the queue shows; all of it stands in the page's address, so that a copied link shows the same list. */
export interface QueueView extends FilteredView<IncidentFilter> {
  readonly sort: IncidentSort
}

/** New and in progress, informational hidden, six months, by last update (spec §1.1, §1.4). */
export const defaultView: QueueView = {
  filter: { status: ['active', 'inProgress'], incidentSeverity: ['high', 'medium', 'low'] },
  range: '6m',
  sort: { column: 'lastUpdate', descending: true },
}

const sortText = ({ column, descending }: IncidentSort) => `${descending ? '-' : ''}${column}`

/** @param unsaid the order that goes without saying: what the analyst chose last; null says any */
export function addressOfView(view: QueueView, unsaid: IncidentSort | null = defaultView.sort): Address {
  const sort = sortText(view.sort)
  return address(['incidents'], {
    ...parametersOf(incidentFilter, view.filter, defaultView.filter),
    ...(view.range === defaultView.range ? {} : { range: view.range }),
    ...(unsaid && sort === sortText(unsaid) ? {} : { sort }),
  })
}

/** Reads a view back; a parameter that does not fit the contract is passed over. */
export function viewOfAddress({ query }: Address, unsaid: IncidentSort = defaultView.sort): QueueView {
  const column = incidentSort.shape.column.safeParse(query.sort?.replace(/^-/, ''))
  return {
    filter: filterOfParameters(incidentFilter, query, defaultView.filter),
    range: query.range !== undefined && isRangeName(query.range) ? query.range : defaultView.range,
    sort: column.success ? { column: column.data, descending: query.sort!.startsWith('-') } : unsaid,
  }
}
