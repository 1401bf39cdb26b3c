import type { EntityKind } from '#model/entity-kind.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { indicatorFields, isIndicator, type TuningField, type TuningFieldName, tuningFields } from '#model/tuning.ts'
import { getAlert } from '../alerts/detail.ts'
import type { ReadStore } from '../store/sql.ts'
import { type TuningRule, wholePaths } from './match.ts'

/** What says most of why an alert is a false one: of these the first that the evidence carries become conditions. */
const TELLING: readonly TuningFieldName[] = ['sha256', 'fileName', 'commandLine', 'sender', 'url', 'ip', 'account', 'device']
const SUGGESTED = 2

const piecesOf = (store: ReadStore, alert: number) =>
  store
    .all<{ kind: EntityKind; properties: string }>('SELECT kind, properties FROM alert_evidence WHERE alert = ? ORDER BY id', alert)
    .map((row) => ({ kind: row.kind, properties: JSON.parse(row.properties) as Properties }))

/** A text as a condition's value: what would be taken for a wildcard stands for one character. */
const asValue = (text: string): string => text.replace(/[*?]/g, '?').slice(0, 2000)

/** A rule an alert suggests: alerts of its type that name the same most telling things. Fails with `alert.not-found`. */
export function suggestTuningRule(store: ReadStore, id: number): TuningRule {
  const alert = getAlert(store, id)
  const pieces = piecesOf(store, id)
  const conditions = TELLING.flatMap((field) => {
    const { places }: TuningField = tuningFields[field]
    const values = pieces.flatMap((piece) => (places?.[piece.kind] ?? []).map((path) => textAt(piece.properties, path)))
    const value = values.find((text) => text !== '')
    return value ? [{ field, operator: 'is' as const, value: asValue(value) }] : []
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

/**
 * What a piece tells in a field it could be allowed by: of a path never the folder alone, in which anything may lie; of a message every
 * sender it names, since it is allowed by all of them.
 */
function allowable(field: TuningFieldName, kind: EntityKind, properties: Properties): readonly string[] {
  if (field === 'filePath') return [...wholePaths(properties)].slice(0, 1)
  const { places }: TuningField = tuningFields[field]
  const texts = (places?.[kind] ?? []).map((path) => textAt(properties, path)).filter((text) => text !== '')
  return field === 'sender' ? texts : texts.slice(0, 1)
}

/** A condition takes so many values (`api/calls/tuning.ts`). */
const ALLOWED = 20

/**
 * An entry of the allow list for what an alert names besides assets, each by the most exact thing its evidence tells of it. Fails with
 * `alert.not-found`.
 */
export function suggestAllowed(store: ReadStore, id: number): TuningRule {
  const alert = getAlert(store, id)
  const values = piecesOf(store, id)
    .filter(({ kind }) => isIndicator(kind))
    .flatMap(({ kind, properties }) => {
      for (const field of indicatorFields) {
        const found = allowable(field, kind, properties)
        if (found.length > 0) return found.map((value) => ({ field, operator: 'isOnly' as const, value: asValue(value) }))
      }
      return []
    })
  const conditions = [...new Map(values.map((one) => [`${one.field} ${one.value}`, one])).values()].slice(0, ALLOWED)
  return {
    name: `Allow: ${alert.title}`.slice(0, 200),
    comment: '',
    serviceSources: [],
    scope: { kind: 'any' },
    conditions: { join: 'and', groups: conditions.length > 0 ? [{ join: 'or', conditions }] : [] },
    action: 'resolve',
    enabled: true,
  }
}
