import { createHash } from 'node:crypto'
import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Identifier, Properties, Scope } from '#model/kinds/kind.ts'

/** Where a claim is made: a record of a source, and in words what kind of record it is. */
export interface Place {
  readonly source: number
  readonly record: number
  /** for people: `alert "Suspicious PowerShell"`, `a row of DeviceInfo` */
  readonly what: string
}

/** When rows speak of something; null where they are not dated. */
export interface Seen {
  readonly first: Ticks | null
  readonly last: Ticks | null
}

/** One record's word that some names belong to one entity. */
export interface Claim {
  readonly kind: EntityKind
  readonly identifiers: readonly Identifier[]
  readonly label: string
  readonly place: Place
  /** first and last time rows of a table say so: what they name stands in the case's inventory */
  readonly seen?: Seen
  /** the row of alert_evidence that makes the claim, where one does */
  readonly evidence?: number
}

/** Properties as JSON with names in order, so that equal content is equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== '')
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`
}

/** Names of a piece of evidence; what bears no name of its own is known by its whole content. */
export function identifiersOf(kind: EntityKind, properties: Properties, scope: Scope): readonly Identifier[] {
  const names = kindOf(kind).identify(properties, scope)
  if (names.length > 0) return names
  const content = createHash('sha256').update(canonical(properties)).digest('hex').slice(0, 24)
  return [{ type: 'content', value: `${scope.device ?? ''}|${content}`, strength: 'strong' }]
}

/** Longer labels help nobody; the whole text stays in the evidence. */
const LABEL = 300

/** What properties say of an entity: its names, and what people call it. */
export interface Named {
  readonly identifiers: readonly Identifier[]
  readonly label: string
}

const namedBy = (kind: EntityKind, properties: Properties, scope: Scope): Named => ({
  label: kindOf(kind).label(properties).slice(0, LABEL) || kindOf(kind).title,
  identifiers: identifiersOf(kind, properties, scope),
})

/** Reads names off properties. */
export type Namer = (kind: EntityKind, properties: Properties, scope: Scope) => Named

/** A namer that remembers what it read off an object, so that evidence saying the same is read once and shares its names. */
export function createNamer(): Namer {
  const known = new Map<EntityKind, Map<Properties, Map<string | undefined, Named>>>()
  return (kind, properties, scope) => {
    let ofKind = known.get(kind)
    if (!ofKind) {
      ofKind = new Map()
      known.set(kind, ofKind)
    }
    let byDevice = ofKind.get(properties)
    if (!byDevice) {
      byDevice = new Map()
      ofKind.set(properties, byDevice)
    }
    let named = byDevice.get(scope.device)
    if (!named) {
      named = namedBy(kind, properties, scope)
      byDevice.set(scope.device, named)
    }
    return named
  }
}

/** The claim a piece of evidence makes. */
export function claimOf(
  kind: EntityKind,
  properties: Properties,
  scope: Scope,
  place: Place,
  evidence?: number,
  namer: Namer = namedBy,
): Claim {
  const { identifiers, label } = namer(kind, properties, scope)
  return evidence === undefined ? { kind, identifiers, label, place } : { kind, identifiers, label, place, evidence }
}
