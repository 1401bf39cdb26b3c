import { parse } from 'csv-parse'
import { parse as parseWhole } from 'csv-parse/sync'
import { ipRange } from '#kql/index.ts'

/** A network and where it is, as the case keeps it. */
export type GeoNetwork = readonly [first: string, last: string, country: string, state: string, city: string, number | null, number | null]

/** A line of a pack: its network, or the line as written where it has none. `offset` is the byte its line starts at. */
export interface GeoLine {
  readonly record: number
  readonly offset: number
  readonly network: GeoNetwork | null
  readonly raw: string
}

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

/** What else such files hold beside; a file with other columns is a table of its own. */
const beside =
  /^(continent|continent_(name|code)|country_(code|iso_code|name)|geoname_id|as[_ ]?n|as_?(name|domain|org|organization)|isp|org(anization)?|postal(_code)?|zip(_?code)?|time_?zone|accuracy_radius|metro_code|county|district|stateprov_?code|subdivision_\d_(name|iso_code)|c_code|currency(_code)?|is_\w+|connection_type|user_type)$/

const named = (line: readonly string[]) => line.map((name) => name.trim().toLowerCase())

/** The layout a first line tells; null where it is neither a header of such a file nor a network itself. */
function layoutOf(line: readonly string[]): Layout | null {
  const layout = bare[line.length]
  if (layout && ipRange(line[0]!, line[1]!)) return layout
  const names = named(line)
  const at = (wanted: readonly string[]) => wanted.map((name) => names.indexOf(name)).find((place) => place >= 0) ?? -1
  const found = Object.fromEntries(Object.entries(spellings).map(([cell, wanted]) => [cell, at(wanted)])) as unknown as Layout
  return found.first < 0 || found.country < 0 ? null : { ...found, hasHeader: true }
}

const regionNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** Packs write countries by code, Kusto by name. */
const countryName = (text: string) => (/^[A-Z]{2}$/.test(text) ? (regionNames.of(text) ?? text) : text)

const coordinate = (text: string) => (text === '' || !Number.isFinite(Number(text)) ? null : Number(text))

function networkOf(line: readonly string[], { first, last, country, state, city, latitude, longitude }: Layout): GeoNetwork | null {
  const cell = (at: number) => (at < 0 ? '' : (line[at] ?? '').trim())
  const range = ipRange(cell(first), cell(last))
  return range && [...range, countryName(cell(country)), cell(state), cell(city), coordinate(cell(latitude)), coordinate(cell(longitude))]
}

const reading = { bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true } as const

/** Lines looked at to tell a pack; all of them have to be of networks. */
const LOOKED_AT = 20

/** Whether a file's start is that of a list of networks and their places: by its columns, all of them, and by what stands in them. */
export function isGeoPack({ text, whole }: { readonly text: string; readonly whole: boolean }): boolean {
  const start = text.split('\n', LOOKED_AT + 1)
  // the last line of a head may be cut
  if (!whole && start.length <= LOOKED_AT) start.pop()
  let lines: string[][]
  try {
    lines = parseWhole(start.join('\n'), reading)
  } catch {
    return false
  }
  const layout = lines[0] && layoutOf(lines[0])
  if (!layout) return false
  const known: readonly string[] = Object.values(spellings).flat()
  if (layout.hasHeader && !named(lines[0]!).every((name) => known.includes(name) || beside.test(name))) return false
  const rows = lines.slice(layout.hasHeader ? 1 : 0)
  return rows.length > 0 && rows.every((line) => networkOf(line, layout) !== null)
}

/** The lines of a pack behind its header. Nothing comes of a file whose first line tells no layout: `undefined` is then the only item. */
export async function* geoLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<GeoLine | undefined> {
  const parser = parse({ ...reading, info: true })
  const feeding = feed(chunks, parser)
  let layout: Layout | null = null
  let offset = 0
  let record = 0
  for await (const { record: line, info } of parser as AsyncIterable<{ record: readonly string[]; info: { bytes: number } }>) {
    const start = offset
    offset = info.bytes
    if (!layout) {
      layout = layoutOf(line)
      if (!layout) {
        parser.destroy()
        yield undefined
        break
      }
      if (layout.hasHeader) continue
    }
    record += 1
    const network = networkOf(line, layout)
    yield { record, offset: start, network, raw: network ? '' : line.join(',') }
  }
  await feeding
}

/** Hands the bytes on as the parser takes them, and its failing with them. */
async function feed(chunks: AsyncIterable<Uint8Array>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (parser.destroyed) return
      if (!parser.write(chunk)) await new Promise<void>((done) => parser.once('drain', done).once('close', done))
    }
    parser.end()
  } catch (thrown) {
    parser.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)))
  }
}
