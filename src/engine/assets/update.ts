import type { CriticalityLevel } from '#model/criticality.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { digestIncidents } from '../correlate/digest.ts'
import { entityRow } from '../entities/detail.ts'
import type { WriteStore } from '../store/sql.ts'
import { tagsOf } from './tags.ts'

type Change = Inputs['assets']['update']['change']

/** The name overlays hang on: the entity's canonical one. */
interface Named {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
  readonly family: string
  readonly type: string
  readonly value: string
}

function named(store: WriteStore, id: number): Named {
  const { kind, label } = entityRow(store, id)
  const { key } = store.get<{ key: string }>('SELECT key FROM entity WHERE id = ?', id)!
  const colon = key.indexOf(':')
  return { id, kind, label, family: kindOf(kind).family, type: key.slice(0, colon), value: key.slice(colon + 1) }
}

const levelOf = (store: WriteStore, id: number) =>
  store.get<{ level: CriticalityLevel | null }>('SELECT criticality AS level FROM known_entity WHERE id = ?', id)!.level

/** Rows hanging on any name of the entity: an overlay given under a name it later shared goes with the rest. */
const underItsNames =
  'family = ? AND EXISTS (SELECT 1 FROM entity_identifier AS named WHERE named.entity = ? AND named.type = overlay.type AND named.value = overlay.value)'

function setLevel(store: WriteStore, of: Named, level: CriticalityLevel | null): void {
  store.run(`DELETE FROM entity_criticality AS overlay WHERE ${underItsNames}`, of.family, of.id)
  if (level === null) return
  store.run('INSERT INTO entity_criticality (family, type, value, level) VALUES (?, ?, ?, ?)', of.family, of.type, of.value, level)
}

function setTags(store: WriteStore, of: Named, { addTags = [], removeTags = [] }: Change, own: readonly string[]): void {
  for (const name of removeTags) store.run(`DELETE FROM entity_tag AS overlay WHERE name = ? AND ${underItsNames}`, name, of.family, of.id)
  for (const name of addTags) {
    if (own.includes(name) && !removeTags.includes(name)) continue
    store.run('INSERT INTO entity_tag (family, type, value, name) VALUES (?, ?, ?, ?)', of.family, of.type, of.value, name)
  }
}

const ownTags = (store: WriteStore, of: Named): string[] =>
  tagsOf(store, of.id, of.kind)
    .filter((tag) => !tag.system)
    .map((tag) => tag.name)

function updateOne(store: WriteStore, id: number, change: Change, analyst: string): boolean {
  const of = named(store, id)
  const before = { criticality: levelOf(store, id), tags: ownTags(store, of) }
  if (change.criticality !== undefined && change.criticality !== before.criticality) setLevel(store, of, change.criticality)
  setTags(store, of, change, before.tags)
  const after = { criticality: levelOf(store, id), tags: ownTags(store, of) }
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  logActivity(store, {
    kind: 'audit',
    action: 'asset.update',
    performedBy: analyst,
    targetType: 'entity',
    targetId: id,
    targetName: of.label,
    detail: { before, after },
  })
  return true
}

/** Incidents whose priority rests on how critical these entities are. */
const incidentsNaming = (store: WriteStore, entities: readonly number[]): number[] =>
  store
    .all<{ incident: number }>(
      `SELECT DISTINCT incident FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
       WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY 1`,
      JSON.stringify(entities),
    )
    .map((row) => row.incident)

/** Sets criticality and tags over what the evidence says. Fails with `entity.not-found`; what changes nothing is not logged. */
export function updateAssets(store: WriteStore, { assets, change }: Inputs['assets']['update'], context: CallContext): { changed: number } {
  return store.transaction(() => {
    const changed = assets.filter((id) => updateOne(store, id, change, context.analyst))
    if (change.criticality !== undefined && changed.length > 0) digestIncidents(store, incidentsNaming(store, changed))
    return { changed: changed.length }
  })
}
