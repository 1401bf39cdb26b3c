import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import { parseDynamic } from '#kql/values/json.ts'
import { corrected } from '#model/device-clock.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { textAt } from '#model/identity/properties.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { FactField, Properties } from '#model/kinds/kind.ts'
import type { Outputs } from '../calls/index.ts'
import { scopedCorrection } from '../clocks/scoped-correction.ts'
import type { ReadStore } from '../store/sql.ts'
import { huntingRows, tableWithRows } from './hunting-rows.ts'

type EntityFact = Outputs['entities']['get']['facts'][number]
type RecordRef = EntityFact['records'][number]

/** One record's word on a fact. */
interface Said {
  readonly value: string
  readonly ref: RecordRef
}

/** Tables that describe an entity of a kind, by what they call its name, and the facts their columns give. */
const describedBy: Partial<
  Record<
    EntityKind,
    readonly { table: string; name: string; column: string; facts: readonly (readonly [title: string, column: string])[] }[]
  >
> = {
  device: [
    {
      table: 'DeviceInfo',
      name: 'mdeDeviceId',
      column: 'DeviceId',
      facts: [
        ['OS platform', 'OSPlatform'],
        ['OS version', 'OSVersion'],
        ['OS build', 'OSBuild'],
        ['Device group', 'MachineGroup'],
        ['Device type', 'DeviceType'],
        ['Vendor', 'Vendor'],
        ['Model', 'Model'],
        ['Exposure level', 'ExposureLevel'],
        ['Asset value', 'AssetValue'],
        ['Onboarding status', 'OnboardingStatus'],
        ['Sensor health', 'SensorHealthState'],
        ['Public IP address', 'PublicIP'],
        ['Logged-on users', 'LoggedOnUsers'],
      ],
    },
  ],
  user: ['AccountObjectId', 'AccountUpn', 'OnPremSid'].map((column, i) => ({
    table: 'IdentityInfo',
    name: ['objectId', 'upn', 'sid'][i]!,
    column,
    facts: [
      ['Display name', 'AccountDisplayName'],
      ['Department', 'Department'],
      ['Job title', 'JobTitle'],
      ['Manager', 'Manager'],
      ['City', 'City'],
      ['Country', 'Country'],
      ['Email address', 'EmailAddress'],
      ['Account enabled', 'IsAccountEnabled'],
      ['Criticality', 'CriticalityLevel'],
      ['Risk level', 'RiskLevel'],
      ['Tags', 'Tags'],
    ] as const,
  })),
}

/** A list written as JSON reads as its items; nothing reads as nothing. */
function shown(value: string): string {
  if (!value.startsWith('[')) return value
  const items = parseDynamic(value)
  return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items.join(', ') : value
}

/** Evidence that bears the facts itself, and evidence that bears them in a part of its own (an image file, a user account). */
function readerOf(kind: EntityKind): (properties: Properties, path: string) => string {
  const prefix = kind === 'file' ? 'fileDetails.' : kind === 'user' || kind === 'account' ? 'userAccount.' : ''
  return (properties, path) => {
    const value = textAt(properties, path)
    return value || !prefix || !path.startsWith(prefix) ? value : textAt(properties, path.slice(prefix.length))
  }
}

/** Facts that a device's clock tells. */
const clockedFacts = new Set(['processCreationDateTime', 'parentProcessCreationDateTime'])

function toldByClock(value: string, clock: bigint): string {
  const at = clock === 0n ? null : ticksFromIso(value)
  return at === null ? value : isoFromTicks(ticks(corrected(at, clock)))
}

function processClock(store: ReadStore, entity: number, kind: EntityKind): bigint {
  if (kind !== 'process') return 0n
  const name = store.get<{ value: string }>("SELECT value FROM entity_identifier WHERE entity = ? AND type LIKE 'process%'", entity)
  return name ? scopedCorrection(store, name.value) : 0n
}

function fromEvidence(store: ReadStore, entity: number, kind: EntityKind, said: Map<string, Said[]>): void {
  const rows = store.all<{ kind: EntityKind; properties: string; alert: number; source: number; record: number }>(
    'SELECT kind, properties, alert, source, record FROM alert_evidence WHERE entity = ? ORDER BY source, record, id',
    entity,
  )
  for (const row of rows) {
    const properties = JSON.parse(row.properties) as Properties
    const read = readerOf(row.kind)
    const clock = processClock(store, entity, row.kind)
    const fields: readonly FactField[] = row.kind === kind ? kindOf(kind).facts : [...kindOf(row.kind).facts]
    for (const { title, path } of fields) {
      const value = clockedFacts.has(path) ? toldByClock(read(properties, path), clock) : read(properties, path)
      if (value) add(said, title, { value, ref: { table: '', row: row.alert, source: row.source, record: row.record } })
    }
  }
}

function add(said: Map<string, Said[]>, title: string, one: Said): void {
  const of = said.get(title) ?? []
  said.set(title, of)
  of.push(one)
}

function fromTables(store: ReadStore, entity: number, kind: EntityKind, said: Map<string, Said[]>): void {
  const names = store.all<{ type: string; value: string }>('SELECT type, value FROM entity_identifier WHERE entity = ?', entity)
  for (const { table, name, column, facts } of describedBy[kind] ?? []) {
    const of = tableWithRows(store, table)
    const value = names.find((one) => one.type === name)?.value
    if (!of?.has(column) || value === undefined) continue
    const columns = facts.map(([, from]) => from)
    const where = `${of.sql(column)} IN (?, ?) ORDER BY ${of.time} DESC LIMIT 20`
    for (const row of huntingRows(store, of, columns, where, value, value.toUpperCase())) {
      for (const [title, from] of facts) {
        const text = shown(row.values[from] ?? '')
        if (text) add(said, title, { value: text, ref: { table, row: row.row, source: row.source, record: row.record } })
      }
    }
  }
}

const folded = (value: string) => value.trim().toLowerCase()

/** How many records stand behind one fact at most: the rest say the same. */
const RECORDS = 20

/**
 * What the evidence says of an entity, fact by fact, with the records each comes from. Where records differ, the value most of them give
 * is shown and the others beside it.
 */
export function factsOf(store: ReadStore, entity: number, kind: EntityKind): EntityFact[] {
  const said = new Map<string, Said[]>()
  fromEvidence(store, entity, kind, said)
  fromTables(store, entity, kind, said)
  return [...said].map(([title, all]) => {
    const counts = new Map<string, { value: string; n: number; refs: RecordRef[] }>()
    for (const { value, ref } of all) {
      const of = counts.get(folded(value)) ?? { value, n: 0, refs: [] }
      counts.set(folded(value), of)
      of.n += 1
      if (of.refs.length < RECORDS) of.refs.push(ref)
    }
    const [first, ...others] = [...counts.values()].sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    return { title, value: first!.value, others: others.map((one) => one.value), records: first!.refs }
  })
}
