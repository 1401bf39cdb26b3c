import type { EntityKind } from '#model/entity-kind.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { type TuningField, type TuningFieldName, tuningFields } from '#model/tuning.ts'
import { getAlert } from '../alerts/detail.ts'
import type { ReadStore } from '../store/sql.ts'
import type { TuningRule } from './match.ts'

/** What says most of why an alert is a false one: of these the first that the evidence carries become conditions. */
const TELLING: readonly TuningFieldName[] = ['sha256', 'fileName', 'commandLine', 'sender', 'url', 'ip', 'account', 'device']
const SUGGESTED = 2

/** A rule an alert suggests: alerts of its type that name the same most telling things. Fails with `alert.not-found`. */
export function suggestTuningRule(store: ReadStore, id: number): TuningRule {
  const alert = getAlert(store, id)
  const pieces = store
    .all<{ kind: EntityKind; properties: string }>('SELECT kind, properties FROM alert_evidence WHERE alert = ? ORDER BY id', id)
    .map((row) => ({ kind: row.kind, properties: JSON.parse(row.properties) as Properties }))
  const conditions = TELLING.flatMap((field) => {
    const { places }: TuningField = tuningFields[field]
    const values = pieces.flatMap((piece) => (places?.[piece.kind] ?? []).map((path) => textAt(piece.properties, path)))
    const value = values.find((text) => text !== '')
    return value ? [{ field, operator: 'is' as const, value: value.replace(/[*?]/g, '?').slice(0, 2000) }] : []
  }).slice(0, SUGGESTED)
  return {
    name: `Tune: ${alert.title}`.slice(0, 200),
    comment: '',
    serviceSources: [alert.serviceSource],
    scope: { kind: 'type', detector: alert.detectorId, title: alert.title },
    conditions: { join: 'and', groups: conditions.length > 0 ? [{ join: 'and', conditions }] : [] },
    action: 'resolve',
    enabled: true,
  }
}
