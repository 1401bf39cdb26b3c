import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { ticks } from '#base/ticks.ts'
import { rebuildAlert, storeAlert } from '#engine/alerts/store-alert.ts'
import { storeIncident } from '#engine/alerts/store-incident.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import type { AlertRecord, EvidenceRecord } from '#model/alert-record.ts'

let store: CaseWriter
afterEach(() => store.close())

function open(): CaseWriter {
  store = createCase(':memory:')
  return store
}

function addSource(path: string): number {
  return store.run(
    `INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES (?, ?, 1, 'graph-alerts', 1, 'done', 639000000000000000)`,
    path,
    path,
  ).lastInsertRowid
}

const alert = (more: Partial<AlertRecord> = {}): AlertRecord => ({
  providerAlertId: '637551227677560813_-961444813',
  serviceSource: 'microsoftDefenderForEndpoint',
  ...more,
})

const device = (mdeDeviceId: string, more: Partial<EvidenceRecord> = {}): EvidenceRecord => ({
  kind: 'device',
  created: null,
  verdict: 'unknown',
  remediationStatus: 'none',
  remediationStatusDetails: '',
  roles: [],
  detailedRoles: [],
  tags: [],
  properties: { mdeDeviceId },
  ...more,
})

const stored = () => store.get<Record<string, unknown>>('SELECT * FROM alert')
const evidence = () =>
  store.all<{ kind: string; verdict: string }>('SELECT kind, verdict, properties FROM alert_evidence ORDER BY properties')

describe('an alert told by several exports', () => {
  it('is one alert, each field the newest word of those that carry it', () => {
    open()
    const [old, young] = [addSource('old.json'), addSource('young.json')]
    storeAlert(store, alert({ lastUpdate: ticks(200n), status: 'resolved' }), { source: young, record: 1 })
    storeAlert(store, alert({ lastUpdate: ticks(100n), status: 'new', title: 'Hidden file' }), { source: old, record: 1 })
    expect(stored()).toMatchObject({ status: 'resolved', title: 'Hidden file', last_update: 200 })
    expect(store.all('SELECT source FROM alert_source ORDER BY source')).toEqual([{ source: old }, { source: young }])
  })

  it('takes the newest verdict on a piece of evidence and keeps pieces only one export has', () => {
    open()
    const [old, young] = [addSource('old.json'), addSource('young.json')]
    storeAlert(store, alert({ lastUpdate: ticks(1n), evidence: [device('a'), device('b')] }), { source: old, record: 1 })
    storeAlert(store, alert({ lastUpdate: ticks(2n), evidence: [device('a', { verdict: 'malicious' })] }), { source: young, record: 1 })
    expect(evidence().map((row) => row.verdict)).toEqual(['malicious', 'unknown'])
  })

  it('keeps what an analyst set when another export comes', () => {
    open()
    const id = storeAlert(store, alert({ status: 'new' }), { source: addSource('a.json'), record: 1 })
    store.run(`UPDATE alert SET status = 'resolved', overrides = '{"status":"resolved"}' WHERE id = ?`, id)
    storeAlert(store, alert({ status: 'inProgress', lastUpdate: ticks(5n) }), { source: addSource('b.json'), record: 1 })
    expect(stored()).toMatchObject({ status: 'resolved' })
  })

  it('stands at its creation where no activity is told, at its import where nothing is', () => {
    open()
    storeAlert(store, alert({ created: ticks(700n) }), { source: addSource('a.json'), record: 1 })
    expect(stored()).toMatchObject({ first_activity: 700, last_activity: 700 })
    storeAlert(store, alert({ providerAlertId: 'undated' }), { source: addSource('b.json'), record: 1 })
    expect(store.get("SELECT first_activity AS at FROM alert WHERE provider_alert_id = 'undated'")).toEqual({ at: 639000000000000000n })
  })

  it('does not change when the same record is stored again', () => {
    open()
    const from = { source: addSource('a.json'), record: 1 }
    const id = storeAlert(store, alert({ evidence: [device('a')] }), from)
    const before = [stored(), evidence(), store.all('SELECT id FROM alert_evidence')]
    expect(storeAlert(store, alert({ evidence: [device('a')] }), from)).toBe(id)
    rebuildAlert(store, id)
    expect([stored(), evidence(), store.all('SELECT id FROM alert_evidence')]).toEqual(before)
  })

  it('is the same whatever the order of import', () => {
    const record = fc.record(
      {
        lastUpdate: fc.integer({ min: 1, max: 3 }).map((n) => ticks(BigInt(n))),
        title: fc.constantFrom('a', 'b'),
        status: fc.constantFrom('new' as const, 'resolved' as const),
        comments: fc.array(fc.record({ comment: fc.constantFrom('x', 'y'), createdBy: fc.constant('z'), created: fc.constant(null) })),
        evidence: fc.array(
          fc
            .record({ id: fc.constantFrom('a', 'b'), verdict: fc.constantFrom('unknown' as const, 'malicious' as const) })
            .map((of) => device(of.id, { verdict: of.verdict })),
        ),
      },
      { requiredKeys: [] },
    )
    open()
    let alerts = 0
    /** What becomes of some records of one alert, stored in that order. */
    const answer = (records: readonly { at: number; record: Partial<AlertRecord> }[]) => {
      const providerAlertId = `alert ${++alerts}`
      for (const { at, record: of } of records)
        storeAlert(store, alert({ ...of, providerAlertId }), { source: sources[at]!, record: alerts })
      const {
        id,
        provider_alert_id: _,
        ...fields
      } = store.get<Record<string, unknown>>('SELECT * FROM alert WHERE provider_alert_id = ?', providerAlertId)!
      return [fields, store.all('SELECT kind, verdict, properties FROM alert_evidence WHERE alert = ? ORDER BY properties', id as number)]
    }
    const sources = [0, 1, 2, 3].map((at) => addSource(`${at}.json`))
    const numbered = fc.array(record, { minLength: 1, maxLength: 4 }).map((records) => records.map((of, at) => ({ at, record: of })))
    const shuffled = numbered.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })))
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(answer(one)).toEqual(answer(other))
      }),
      { numRuns: 100 },
    )
  })
})

describe('an incident that lists its alerts by id', () => {
  const listed = { providerIncidentId: 'guid-1', alertIds: ['SYS-1'] }
  const sentinel = alert({ providerAlertId: 'own', otherIds: ['sys-1'], serviceSource: 'microsoftSentinel' })

  it('takes them in whether they come before or after it', () => {
    open()
    storeIncident(store, listed, { source: addSource('i.csv'), record: 1 })
    storeAlert(store, sentinel, { source: addSource('a.csv'), record: 1 })
    expect(stored()).toMatchObject({ provider_incident_id: 'guid-1' })
    store.close()
    open()
    storeAlert(store, sentinel, { source: addSource('a.csv'), record: 1 })
    storeIncident(store, listed, { source: addSource('i.csv'), record: 1 })
    expect(stored()).toMatchObject({ provider_incident_id: 'guid-1' })
  })
})
