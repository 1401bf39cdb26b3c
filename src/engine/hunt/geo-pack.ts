import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { fail } from '#base/problem.ts'
import { ipRange } from '#kql/index.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'

/** Places of the cells in a line; -1 where the file has none. */
interface Layout {
  readonly first: number
  readonly last: number
  readonly country: number
  readonly state: number
  readonly city: number
  readonly latitude: number
  readonly longitude: number
  readonly hasHeader: boolean
}

/** Names that files give to the cells, by what they hold. */
const spellings = {
  first: ['network', 'cidr', 'start_ip', 'start', 'first', 'ip_from', 'range_start'],
  last: ['end_ip', 'end', 'last', 'ip_to', 'range_end'],
  country: ['country', 'country_name', 'country_code', 'country_iso_code'],
  state: ['state', 'state1', 'stateprov', 'region', 'region_name', 'subdivision_1_name', 'subdivision'],
  city: ['city', 'city_name'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng'],
} as const

/** Files without a header: first and last address, then a country; or continent, country, state, city, latitude, longitude. */
const bare: Readonly<Record<number, Layout>> = {
  3: { first: 0, last: 1, country: 2, state: -1, city: -1, latitude: -1, longitude: -1, hasHeader: false },
  8: { first: 0, last: 1, country: 3, state: 4, city: 5, latitude: 6, longitude: 7, hasHeader: false },
}

function layoutOf(line: readonly string[]): Layout {
  const layout = bare[line.length]
  if (layout && ipRange(line[0]!, line[1]!)) return layout
  const names = line.map((name) => name.trim().toLowerCase())
  const at = (wanted: readonly string[]) => wanted.map((name) => names.indexOf(name)).find((place) => place >= 0) ?? -1
  const found = Object.fromEntries(Object.entries(spellings).map(([cell, wanted]) => [cell, at(wanted)])) as unknown as Layout
  if (found.first < 0 || found.country < 0)
    return fail('geo-pack.unknown', 'The file is no list of networks and their places', {
      hint: 'a CSV file with the columns network (or start_ip and end_ip), country, state, city, latitude, longitude',
    })
  return { ...found, hasHeader: true }
}

const regionNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** Packs write countries by code, Kusto by name. */
const countryName = (text: string) => (/^[A-Z]{2}$/.test(text) ? (regionNames.of(text) ?? text) : text)

const coordinate = (text: string) => (text === '' || !Number.isFinite(Number(text)) ? null : Number(text))

/** Whether a pack was imported. */
export const hasGeoNetworks = (store: ReadStore): boolean => store.get('SELECT 1 FROM geo_network LIMIT 1') !== undefined

/**
 * Reads a CSV file of networks and their places into the case, in the stead of the pack before it. Lines without a network are counted,
 * not kept. Fails with `geo-pack.unknown` where the file is none; the pack before it then stands.
 */
export async function importGeoPack(
  store: WriteStore,
  path: string,
  context: CallContext,
): Promise<{ networks: number; rejected: number }> {
  const lines = createReadStream(path).pipe(parse({ bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true }))
  const rows: (readonly [string, string, string, string, string, number | null, number | null])[] = []
  let layout: Layout | undefined
  let rejected = 0
  for await (const line of lines as AsyncIterable<readonly string[]>) {
    if (!layout) {
      layout = layoutOf(line)
      if (layout.hasHeader) continue
    }
    const cell = (at: number) => (at < 0 ? '' : (line[at] ?? '').trim())
    const range = ipRange(cell(layout.first), cell(layout.last))
    if (!range) {
      rejected++
      continue
    }
    const { country, state, city, latitude, longitude } = layout
    rows.push([...range, countryName(cell(country)), cell(state), cell(city), coordinate(cell(latitude)), coordinate(cell(longitude))])
  }
  if (!layout) fail('geo-pack.unknown', 'The file is empty')
  store.transaction(() => {
    store.run('DELETE FROM geo_network')
    for (const row of rows) store.run('INSERT OR REPLACE INTO geo_network VALUES (?, ?, ?, ?, ?, ?, ?)', ...row)
    logActivity(store, {
      kind: 'audit',
      action: 'geo-pack.imported',
      performedBy: context.analyst,
      targetType: 'case',
      targetName: path,
      text: `${rows.length} networks.`,
      detail: { networks: rows.length, rejected },
    })
  })
  return { networks: rows.length, rejected }
}
