import type * as z from 'zod'
import { alertFilter, alertSort } from '#api/calls/alerts.ts'
import { type Address, address } from '../../../state/address.ts'
import { type FilteredView, filterOfParameters, isRangeName, parametersOf } from '../../filtering/index.ts'

export type AlertFilter = z.infer<typeof alertFilter>
export type AlertSort = z.infer<typeof alertSort>

/** What a list of alerts shows. */
export interface AlertsView extends FilteredView<AlertFilter> {
  readonly sort: AlertSort
}

/**
 * New and in progress of the last seven days before the newest alert, newest first (spec §1.8); with them what came without a status,
 * which nobody has said to be done.
 */
export const defaultView: AlertsView = {
  filter: { status: ['new', 'inProgress', 'unknown'] },
  range: '1w',
  sort: { column: 'lastActivity', descending: true },
}

/** All alerts of an incident in the order they happened (spec §5.1). */
export const incidentView: AlertsView = { filter: {}, range: 'all', sort: { column: 'firstActivity', descending: false } }

/** The page's address, so that a copied link shows the same list. */
export function addressOfAlerts(view: AlertsView): Address {
  const { column, descending } = view.sort
  const isInitial = column === defaultView.sort.column && descending === defaultView.sort.descending
  return address(['alerts'], {
    ...parametersOf(alertFilter, view.filter, defaultView.filter),
    ...(view.range === defaultView.range ? {} : { range: view.range }),
    ...(isInitial ? {} : { sort: `${descending ? '-' : ''}${column}` }),
  })
}

/** Reads a view back; a parameter that does not fit the contract is passed over. */
export function alertsOfAddress({ query }: Address): AlertsView {
  const column = alertSort.shape.column.safeParse(query.sort?.replace(/^-/, ''))
  return {
    filter: filterOfParameters(alertFilter, query, defaultView.filter),
    range: query.range !== undefined && isRangeName(query.range) ? query.range : defaultView.range,
    sort: column.success ? { column: column.data, descending: query.sort!.startsWith('-') } : defaultView.sort,
  }
}
