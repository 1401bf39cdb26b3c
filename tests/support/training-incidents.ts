import { join } from 'node:path'
import { correlate } from '#engine/correlate/correlate.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { analyst } from './placed-alerts.ts'
import { sampleFolder, samplePaths, type Truth } from './sample.ts'

export const evidencePaths = (): string[] =>
  samplePaths()
    .filter((path) => path.startsWith('evidence/'))
    .map((path) => join(sampleFolder, path))

/** Items in an order that depends on the seed alone. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { item, at: state }
  })
  return keyed.sort((a, b) => a.at - b.at).map((one) => one.item)
}

/** The training case imported in some order and placed; `often` correlates after every file, as an analyst who drops one after another. */
export async function trainingCase(paths: readonly string[], options: { ignoreProvider: boolean; often?: boolean }): Promise<CaseWriter> {
  const store = createCase(':memory:')
  for (const part of options.often ? paths.map((path) => [path]) : [paths]) {
    await importEvidence(store, part, analyst())
    correlate(store, options, analyst())
  }
  return store
}

/** Which incident each alert stands in, by the alert's own id. */
export function placements(store: ReadStore): Map<string, number> {
  const rows = store.all<{ alert: string; incident: number }>(
    'SELECT provider_alert_id AS alert, incident FROM alert JOIN incident_alert ON incident_alert.alert = alert.id',
  )
  return new Map(rows.map((row) => [row.alert, row.incident]))
}

/** The alerts of each incident, as text that does not depend on incident ids. */
export function partition(store: ReadStore): string[] {
  const of = new Map<number, string[]>()
  for (const [alert, incident] of placements(store)) of.set(incident, [...(of.get(incident) ?? []), alert])
  return [...of.values()].map((alerts) => alerts.sort().join(' ')).sort()
}

/** Pairwise precision and recall of a placement against the truth. */
export function scoreOf(store: ReadStore, truth: Truth): { precision: number; recall: number; unknown: number } {
  const placed = placements(store)
  const known = truth.alerts.map((alert) => ({ truth: alert.incident, placed: placed.get(alert.providerAlertId) ?? placed.get(alert.id) }))
  let [both, onlyPlaced, onlyTrue] = [0, 0, 0]
  for (const [i, a] of known.entries()) {
    for (const b of known.slice(i + 1)) {
      const [together, belong] = [a.placed !== undefined && a.placed === b.placed, a.truth === b.truth]
      if (together && belong) both += 1
      else if (together) onlyPlaced += 1
      else if (belong) onlyTrue += 1
    }
  }
  return {
    precision: both / (both + onlyPlaced),
    recall: both / (both + onlyTrue),
    unknown: known.filter((one) => one.placed === undefined).length,
  }
}
