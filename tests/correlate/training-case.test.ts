import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { sampleTruth } from '../support/sample.ts'
import { evidencePaths, partition, placements, scoreOf, shuffled, trainingCase } from '../support/training-incidents.ts'

describe('the training case, provider ids ignored', () => {
  const truth = sampleTruth()
  let store: CaseWriter

  beforeAll(async () => {
    store = await trainingCase(evidencePaths(), { ignoreProvider: true })
  })
  afterAll(() => store.close())

  test('nearly all pairs of alerts stand together or apart as they should', () => {
    const { precision, recall, unknown } = scoreOf(store, truth)
    expect(unknown).toBe(0)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  test('every false positive stands alone', () => {
    const placed = placements(store)
    const sizes = Map.groupBy(placed.values(), (incident) => incident)
    for (const alert of truth.alerts.filter((one) => !one.truePositive)) {
      const incident = placed.get(alert.providerAlertId) ?? placed.get(alert.id)
      expect(sizes.get(incident!), alert.key).toHaveLength(1)
    }
  })

  test('the order of the files changes nothing, nor does correlating after each of them', async () => {
    const other = await trainingCase(shuffled(evidencePaths(), 11), { ignoreProvider: true, often: true })
    expect(partition(other)).toEqual(partition(store))
    other.close()
  }, 180_000)

  test('every alert that is not its incident’s first says why it is there', () => {
    const silent = store.all<{ title: string }>(
      `SELECT title FROM alert JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE NOT EXISTS (SELECT 1 FROM alert_link WHERE alert_link.alert = alert.id AND chosen = 1)
         AND (SELECT count(*) FROM incident_alert AS other WHERE other.incident = incident_alert.incident) > 1`,
    )
    expect(silent).toEqual([])
  })
})

test('with the provider’s ids the training case stands as the provider had it', async () => {
  const store = await trainingCase(evidencePaths(), { ignoreProvider: false })
  const mixed = store.all(
    `SELECT incident FROM incident_alert JOIN alert ON alert.id = incident_alert.alert WHERE provider_incident_id <> ''
     GROUP BY incident HAVING count(DISTINCT provider_incident_id) > 1`,
  )
  const torn = store.all(
    `SELECT provider_incident_id FROM incident_alert JOIN alert ON alert.id = incident_alert.alert WHERE provider_incident_id <> ''
     GROUP BY 1 HAVING count(DISTINCT incident) > 1`,
  )
  expect({ mixed, torn }).toEqual({ mixed: [], torn: [] })
  store.close()
})
