import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { ReadStore } from '../store/sql.ts'

/** The device something stands on. `key` is the canonical name its entities are scoped by. */
export interface DevicePlace {
  readonly key: string
  readonly label: string
}

/** Something an investigation looked at; one object for each, however many rows speak of it. */
export interface Subject {
  readonly kind: EntityKind
  /** canonical identity within the kind */
  readonly key: string
  readonly label: string
  /** the case's entity where alerts name it; what only tables speak of has none */
  readonly entity: number | null
  /** the device it stands on, where its kind means something on one device only */
  device: DevicePlace | null
  /** how it came to be looked at, in words */
  readonly how: string
  first: Ticks | null
  /** facts in words, title to value */
  readonly facts: Record<string, string>
}

export interface Told {
  readonly device?: DevicePlace | null
  readonly how: string
  readonly at?: Ticks | null
  readonly facts?: Readonly<Record<string, string | undefined>>
}

/** An entity of the case, as its table names it. */
export interface CaseEntity {
  readonly id: number
  readonly kind: EntityKind
  readonly key: string
  readonly label: string
}

/** The subjects of one investigation, each found by its kind's own names. */
export interface Subjects {
  /** undefined where the properties give it no name */
  find(kind: EntityKind, properties: Properties, told: Told): Subject | undefined
  /** the subject that is an entity of the case */
  adopt(entity: CaseEntity, told: Told): Subject
  readonly all: Iterable<Subject>
}

/**
 * Finds and keeps subjects. What is known by any name of an entity that alerts name is that entity; the rest goes by its first name.
 * The first word on how it was found stays; facts add up.
 */
export function createSubjects(store: ReadStore): Subjects {
  const byKey = new Map<string, Subject>()
  const byEntity = new Map<number, Subject>()
  const entityOf = (kind: EntityKind, names: readonly { type: string; value: string }[]): number | null => {
    const { family } = kindOf(kind)
    for (const { type, value } of names) {
      const found = store
        .all<{ id: number; kind: EntityKind }>(
          'SELECT entity.id, entity.kind FROM entity_identifier JOIN entity ON entity.id = entity WHERE type = ? AND value = ? ORDER BY entity.id',
          type,
          value,
        )
        .filter((one) => kindOf(one.kind).family === family)
      if (found.length === 1) return found[0]!.id
    }
    return null
  }
  const tell = (subject: Subject, told: Told): Subject => {
    if (kindOf(subject.kind).scoped) subject.device ??= told.device ?? null
    for (const [title, value] of Object.entries(told.facts ?? {})) if (value && !(title in subject.facts)) subject.facts[title] = value
    const at = told.at ?? null
    if (at !== null && (subject.first === null || at < subject.first)) subject.first = at
    return subject
  }
  return {
    adopt({ id, kind, key, label }, told) {
      const subject = byEntity.get(id) ?? {
        kind,
        key,
        label,
        entity: id,
        device: told.device ?? null,
        how: told.how,
        first: null,
        facts: {},
      }
      byEntity.set(id, subject)
      return tell(subject, told)
    },
    find(kind, properties, told) {
      const device = told.device ?? null
      const names = kindOf(kind).identify(properties, device ? { device: device.key } : {})
      const [name] = names
      if (!name) return undefined
      const place = `${kind} ${name.type}:${name.value}`
      let subject = byKey.get(place)
      if (!subject) {
        const entity = entityOf(kind, names)
        subject = (entity !== null && byEntity.get(entity)) || {
          kind,
          key: `${name.type}:${name.value}`,
          label: kindOf(kind).label(properties) || name.value,
          entity,
          device: null,
          how: told.how,
          first: null,
          facts: {},
        }
        byKey.set(place, subject)
        if (entity !== null) byEntity.set(entity, subject)
      }
      return tell(subject, told)
    },
    get all() {
      return new Set([...byEntity.values(), ...byKey.values()])
    },
  }
}
