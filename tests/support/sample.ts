import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export const sampleFolder = join(import.meta.dirname, '../../resources/sample')

export type Cells = Record<string, string>
export type EvidenceItem = { '@odata.type': string; [field: string]: unknown }
export type GraphAlert = {
  id: string
  providerAlertId: string
  incidentId: string
  title: string
  severity: string
  serviceSource: string
  detectionSource: string
  recommendedActions: string
  mitreTechniques: string[]
  firstActivityDateTime: string
  lastActivityDateTime: string
  createdDateTime: string
  lastUpdateDateTime: string
  evidence: EvidenceItem[]
}
export type TruthAlert = {
  key: string
  id: string
  providerAlertId: string
  incident: string
  truePositive: boolean
  serviceSource: string
}
export type TruthRecord = { table: string; where: Cells }
export type Truth = {
  incidents: {
    key: string
    truePositive: boolean
    alerts: number
    providerIncidentId: string | null
    rootCause: { kind: string; entity: string; record: TruthRecord } | null
    path: { kind: string; entity: string }[]
    lastAffected: { kind: string; entity: string; at: string } | null
  }[]
  alerts: TruthAlert[]
  acts: (TruthRecord & { incident: string; stage: string; technique: string; says: string })[]
}

export function samplePaths(folder = sampleFolder): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

export const sampleBytes = (path: string): Buffer => readFileSync(join(sampleFolder, path))
export const sampleJson = <T>(path: string): T => JSON.parse(sampleBytes(path).toString()) as T

/** The members of an archive, from its central directory. */
export function unzipped(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const members = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    members.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(bytes.subarray(start, start + packed)))
    at += 46 + nameLength + extra + comment
  }
  return members
}

/** What a packed file holds: name → text. Plain files hold themselves. */
export function contents(path: string, bytes: Buffer): Map<string, string> {
  if (path.endsWith('.gz')) return new Map([[path.slice(0, -3), gunzipSync(bytes).toString()]])
  if (path.endsWith('.zip')) return new Map([...unzipped(bytes)].map(([name, member]) => [`${path}!/${name}`, member.toString()]))
  return new Map([[path, bytes.toString()]])
}

const rowsOfCsv = (text: string): Cells[] => parse(text, { bom: true, columns: true, skip_empty_lines: true }) as Cells[]
const rowsOfAnswer = (text: string): Cells[] => {
  const answer = JSON.parse(text) as { Results?: object[]; results?: object[] }
  return (answer.Results ?? answer.results ?? []).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  )
}

let tables: Map<string, Cells[]> | undefined

/** Every hunting table of the training case, read from its files: table → rows of text. */
export function sampleTables(): Map<string, Cells[]> {
  if (tables) return tables
  tables = new Map()
  for (const path of samplePaths().filter((one) => one.startsWith('evidence/hunting/')))
    for (const [name, text] of contents(path, sampleBytes(path))) {
      const table = /(\w+)\.(?:csv|json)$/.exec(name)![1]!
      tables.set(table, name.endsWith('.json') ? rowsOfAnswer(text) : rowsOfCsv(text))
    }
  return tables
}

export function sampleRows(table: string): Cells[] {
  const rows = sampleTables().get(table)
  if (!rows) throw new Error(`the training case has no ${table}`)
  return rows
}

export const sampleTruth = (): Truth => sampleJson<Truth>('ground-truth.json')

/** The alerts as the newest export of each has them. */
export function sampleAlerts(): GraphAlert[] {
  return sampleJson<{ value: { alerts: GraphAlert[] }[] }>('evidence/alerts/incidents.json').value.flatMap((incident) => incident.alerts)
}

/** The alerts as they were first listed, over pages and lines. */
export function sampleEarlyAlerts(): GraphAlert[] {
  const pages = [1, 2].flatMap((page) => sampleJson<{ value: GraphAlert[] }>(`evidence/alerts/alerts_v2-page-${page}.json`).value)
  const lines = sampleBytes('evidence/alerts/office-and-cloud-alerts.ndjson').toString().trim().split('\n')
  return [...pages, ...lines.map((line) => JSON.parse(line) as GraphAlert)]
}

export const sampleSecurityAlerts = (): Cells[] => rowsOfCsv(sampleBytes('evidence/alerts/SecurityAlert.csv').toString())

export function sampleWindowsEvents(): Cells[] {
  const path = 'evidence/windows/DC-01-events.zip'
  return [...contents(path, sampleBytes(path)).values()].flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Cells),
  )
}
