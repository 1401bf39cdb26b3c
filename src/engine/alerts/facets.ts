import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { additionalFacets, additionalSql } from './additional-facets.ts'
import { alertCondition, SUBSCRIPTION } from './filter.ts'

type Facets = Outputs['alerts']['facets']

interface Row {
  readonly [facet: string]: string
}

const additional = Object.keys(additionalFacets) as (keyof typeof additionalFacets)[]

const valuesOf: Readonly<Record<string, string>> = {
  severity: 'severity',
  status: 'status',
  categories: 'category',
  serviceSources: 'service_source',
  detectionSources: 'detection_source',
  productNames: 'product_name',
  alertTypes: 'title',
  classification: 'classification',
  assignedTo: 'assigned_to',
  techniques: 'techniques',
  tags: 'system_tags',
  ...Object.fromEntries(additional.map((facet) => [facet, additionalSql(facet)])),
}
const LISTS = new Set(['techniques', 'tags'])

function counted(rows: Iterable<Row>): Map<string, Map<string, number>> {
  const counts = new Map(Object.keys(valuesOf).map((facet) => [facet, new Map<string, number>()]))
  const add = (facet: string, value: string) => {
    const of = counts.get(facet)!
    of.set(value, (of.get(value) ?? 0) + 1)
  }
  for (const row of rows) {
    for (const facet of counts.keys()) {
      const value = row[facet]!
      if (!LISTS.has(facet)) add(facet, String(value))
      else if (value !== '[]') for (const each of new Set(JSON.parse(value) as string[])) add(facet, each)
    }
  }
  return counts
}

/**
 * Every value each filter can take, in the case or in one incident, with the number of alerts that carry it, most common first. One walk
 * over the alerts counts all of them. Nothing told ('') is a value of the assignment alone.
 */
export function alertFacets(store: ReadStore, incident?: number): Facets {
  const condition = alertCondition({}, incident)
  const [of, params] = [`WHERE ${condition.sql}`, condition.params]
  const list = Object.entries(valuesOf).map(([facet, sql]) => `${sql} AS ${facet}`)
  const counts = counted(store.iterate<Row>(`SELECT ${list.join(', ')} FROM alert ${of}`, ...params))
  const subscriptions = store.all<{ value: string; n: number }>(
    `SELECT ${SUBSCRIPTION} AS value, count(DISTINCT alert) AS n FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert ${of} GROUP BY 1`,
    ...params,
  )
  counts.set('subscriptions', new Map(subscriptions.map((row) => [row.value, row.n])))
  return Object.fromEntries(
    [...counts].flatMap(([facet, values]) => {
      const told = [...values].filter(([value]) => value !== '' || facet === 'assignedTo')
      if (told.length === 0) return []
      const inOrder = told.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      return [[facet, inOrder.map(([value, count]) => ({ value, count }))]]
    }),
  )
}
