import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { EntityMapping } from '#model/mapping/entity-mapping.ts'
import { mappableKind, SCOPE_PATH } from '#model/mapping/mappable-kind.ts'

/** A row of a result by its columns' names, cells as KQL prints them. */
export type RowValues = Readonly<Record<string, unknown>>

/** Kinds that mean something only on a device: the row's own device says which. */
const SCOPED: ReadonlySet<EntityKind> = new Set(['process', 'file', 'registryKey', 'registryValue'])

const TIME_COLUMNS = ['Timestamp', 'TimeGenerated', 'EventTime']

/** When a row happened: the column that dates rows of the schemas; null where the result has none or the row no value. */
export function momentOf(values: RowValues): Ticks | null {
  for (const name of TIME_COLUMNS) {
    const value = values[name]
    const at = typeof value === 'string' ? ticksFromIso(value) : null
    if (at !== null) return at
  }
  return null
}

function cell(value: unknown): Json | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

function put(properties: Record<string, Json>, path: string, value: Json): void {
  const names = path.split('.')
  let at = properties as Record<string, Json>
  for (const name of names.slice(0, -1)) {
    at[name] ??= {}
    at = at[name] as Record<string, Json>
  }
  at[names.at(-1)!] = value
}

function propertiesOf(mapping: EntityMapping, values: RowValues): Record<string, Json> {
  const properties: Record<string, Json> = {}
  for (const { identifier, column } of mapping.fields) {
    const known = mappableKind(mapping.kind)?.identifiers.find((each) => each.id === identifier)
    const value = cell(values[column])
    if (known && value !== undefined) put(properties, known.path, value)
  }
  return properties
}

/** A piece of evidence a row is mapped to, with the names it goes by. */
export interface MappedPiece {
  readonly evidence: EvidenceRecord
  readonly impacted: boolean
  readonly label: string
  /** one name of it, normalised, that rows of one entity share; '' for what is not impacted */
  readonly key: string
}

/**
 * The entities one row names, in the Graph API's shape, by the mappings of its columns. A mapping whose columns are empty in the row, or
 * hold nothing that names an entity of the kind, gives none.
 */
export function piecesOfRow(mappings: readonly EntityMapping[], values: RowValues): MappedPiece[] {
  const at = momentOf(values)
  const device = mappings.find((mapping) => mapping.kind === 'device')
  const deviceId = device && propertiesOf(device, values)[SCOPE_PATH]
  return mappings.flatMap((mapping) => {
    const properties = propertiesOf(mapping, values)
    if (SCOPED.has(mapping.kind) && Object.keys(properties).length > 0 && deviceId !== undefined) properties[SCOPE_PATH] = deviceId
    const kind = kindOf(mapping.kind)
    const names = kind.identify(properties, {})
    if (names.length === 0) return []
    const impacted = mappableKind(mapping.kind)?.side === 'impacted'
    const name = names.find((one) => one.strength === 'strong') ?? names[0]!
    const evidence: EvidenceRecord = {
      kind: mapping.kind,
      created: at,
      verdict: impacted ? 'unknown' : 'suspicious',
      remediationStatus: 'none',
      remediationStatusDetails: '',
      roles: [],
      detailedRoles: [impacted ? 'Impacted' : 'Related'],
      tags: [],
      properties,
    }
    return [{ evidence, impacted, label: kind.label(properties) || name.value, key: impacted ? `${mapping.kind}:${name.value}` : '' }]
  })
}
