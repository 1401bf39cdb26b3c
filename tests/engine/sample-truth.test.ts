import { describe, expect, it } from 'vitest'
import {
  type Cells,
  sampleAlerts,
  sampleEarlyAlerts,
  sampleRows,
  sampleSecurityAlerts,
  sampleTables,
  sampleTruth,
  type TruthRecord,
} from '../support/sample.ts'

const truth = sampleTruth()
const isRow = (where: Cells) => (row: Cells) => Object.entries(where).every(([column, value]) => row[column] === value)
const found = ({ table, where }: TruthRecord) => sampleRows(table).filter(isRow(where))
const count = (table: string, column: string) => new Set(sampleRows(table).map((row) => row[column])).size
const stages = (key: string) => new Set(truth.acts.filter((act) => act.incident === key).map((act) => act.stage))

describe('the ground truth of the training case', () => {
  it('places every alert of every export exactly once', () => {
    const ids = [...sampleAlerts().map((alert) => alert.providerAlertId), ...sampleSecurityAlerts().map((row) => row.SystemAlertId!)]
    expect(new Set(ids).size).toBe(ids.length)
    expect(truth.alerts.map((alert) => alert.providerAlertId).sort()).toEqual(ids.sort())
    expect(truth.incidents.map((incident) => incident.alerts)).toEqual(
      truth.incidents.map((incident) => truth.alerts.filter((alert) => alert.incident === incident.key).length),
    )
  })

  it('agrees with the incident ids the portal gave', () => {
    const placed = new Map(
      truth.alerts.map((alert) => [alert.id, truth.incidents.find((incident) => incident.key === alert.incident)!.providerIncidentId]),
    )
    for (const alert of [...sampleAlerts(), ...sampleEarlyAlerts()]) expect(alert.incidentId, alert.title).toBe(placed.get(alert.id))
  })

  it('names for every act one row that is in the evidence', () => {
    for (const act of truth.acts) expect(found(act).length, act.says).toBe(1)
  })

  it('names a root cause, a path and a last asset for every true incident', () => {
    for (const incident of truth.incidents.filter((one) => one.truePositive)) {
      expect(found(incident.rootCause!.record).length, incident.key).toBe(1)
      expect(incident.path.length).toBeGreaterThan(1)
      expect(incident.path.map((step) => step.entity)).toContain(incident.lastAffected!.entity)
    }
  })

  it('tells of an attack through every stage, of smaller true ones, and of false alarms that stand alone', () => {
    const main = truth.incidents.find((incident) => incident.key === 'main')!
    expect(main.alerts).toBeGreaterThanOrEqual(30)
    for (const stage of [
      'InitialAccess',
      'Execution',
      'Persistence',
      'PrivilegeEscalation',
      'DefenseEvasion',
      'CredentialAccess',
      'Discovery',
      'LateralMovement',
      'Collection',
      'CommandAndControl',
      'Exfiltration',
      'Impact',
    ])
      expect(stages('main')).toContain(stage)
    expect(truth.incidents.filter((one) => one.truePositive && one.key !== 'main').length).toBeGreaterThanOrEqual(2)
    const falseAlarms = truth.incidents.filter((one) => !one.truePositive)
    expect(falseAlarms.length).toBeGreaterThanOrEqual(6)
    for (const one of falseAlarms) expect(one.alerts).toBe(1)
  })

  it('is of the size that was meant', () => {
    expect(truth.alerts.length).toBeGreaterThanOrEqual(30)
    expect(truth.alerts.length).toBeLessThanOrEqual(60)
    expect(count('DeviceInfo', 'DeviceId')).toBeGreaterThanOrEqual(8)
    expect(count('DeviceInfo', 'DeviceId')).toBeLessThanOrEqual(15)
    expect(count('IdentityInfo', 'AccountObjectId')).toBeGreaterThanOrEqual(20)
    expect(count('IdentityInfo', 'AccountObjectId')).toBeLessThanOrEqual(40)
    const rows = [...sampleTables().values()].reduce((sum, held) => sum + held.length, 0)
    expect(rows).toBeGreaterThanOrEqual(45_000)
    expect(rows).toBeLessThanOrEqual(60_000)
  })
})
