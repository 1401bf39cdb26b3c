import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetReads, assetWrites } from '#engine/assets/calls.ts'
import type { Inputs } from '#engine/calls/index.ts'
import { entityReads, entityWrites, graphReads } from '#engine/entities/calls.ts'
import { resolveEntities } from '#engine/entities/resolve.ts'
import { incidentReads } from '#engine/incidents/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { type AssetView, assetViews } from '#model/entity-kind.ts'
import { entityLabelled, loadedCase } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'

type Filter = Inputs['assets']['counts']['filter']

const files = {
  'alerts.json': JSON.stringify(twoAlerts),
  'DeviceInfo.csv': [
    'Timestamp,DeviceId,DeviceName,OSPlatform,OSVersion,MachineGroup,LoggedOnUsers,ExposureLevel',
    '2026-03-01T08:00:00Z,f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4,fin-ws-01.contoso.example,Windows11,24H2,Finance,[],Low',
    '2026-03-01T08:00:00Z,aa00000000000000000000000000000000000001,hr-ws-02.contoso.example,Windows10,22H2,HR,[],High',
  ].join('\n'),
  'DeviceLogonEvents.csv': [
    'Timestamp,DeviceId,DeviceName,ActionType,LogonType,AccountDomain,AccountName,AccountSid',
    '2026-03-01T09:00:00Z,aa00000000000000000000000000000000000001,hr-ws-02.contoso.example,LogonSuccess,Interactive,CONTOSO,maria,S-1-5-21-1-2-3-1105',
    '2026-03-01T09:10:00Z,aa00000000000000000000000000000000000001,hr-ws-02.contoso.example,LogonSuccess,Network,CONTOSO,hr-ws-02$,S-1-5-21-1-2-3-1190',
    '2026-03-01T09:20:00Z,aa00000000000000000000000000000000000001,hr-ws-02.contoso.example,LogonSuccess,Service,NT AUTHORITY,SYSTEM,S-1-5-18',
  ].join('\n'),
}

let store: CaseWriter
let hit: number
let other: number
beforeAll(async () => {
  store = await loadedCase(files)
  hit = entityLabelled(store, 'fin-ws-01')
  other = entityLabelled(store, 'hr-ws-02')
})
afterAll(() => store.close())

const counts = (filter: Filter = {}) => assetReads.counts!(store, { filter }, analyst())
const list = (view: AssetView, filter: Filter = {}, sort: Inputs['assets']['list']['sort'] = { column: 'label', descending: false }) =>
  assetReads.list!(store, { view, filter, sort, offset: 0, limit: 1000 }, analyst()).assets
const update = (assets: number[], change: Inputs['assets']['update']['change']) => assetWrites.update!(store, { assets, change }, analyst())
const logged = () => store.all<{ detail: string }>("SELECT detail FROM activity WHERE action = 'asset.update'").length

describe('the inventory', () => {
  test('holds what tables name without any alert, and neither machine accounts nor parts of Windows', () => {
    expect(list('devices').map((row) => row.label)).toEqual(['fin-ws-01', 'hr-ws-02'])
    expect(list('users').map((row) => row.label)).toEqual(['maria'])
    expect(list('devices')[1]).toMatchObject({
      alerts: 0,
      risk: null,
      first: '2026-03-01T08:00:00.0000000Z',
      last: '2026-03-01T09:20:00.0000000Z',
    })
  })

  test('tells of each what the evidence says, and its risk by the alerts still active', () => {
    expect(list('devices')[0]).toMatchObject({
      risk: 'high',
      alerts: 2,
      activeAlerts: 2,
      facts: { 'OS platform': 'Windows11', 'Device group': 'Finance' },
    })
    expect(list('devices')[1]!.facts).toMatchObject({ 'Exposure level': 'High' })
  })

  test('counts for every view and filter what its list holds', () => {
    for (const filter of [{}, { search: 'WS-0' }, { risk: ['high' as const] }, { risk: ['none' as const] }, { incident: 1 }]) {
      const { found } = counts(filter)
      for (const view of Object.keys(assetViews) as AssetView[]) expect([view, list(view, filter).length]).toEqual([view, found[view]])
    }
  })

  test('is found by any name an asset goes by', () => {
    expect(list('devices', { search: 'aa0000' }).map((row) => row.label)).toEqual(['hr-ws-02'])
    expect(list('devices', { search: '%' })).toEqual([])
  })
})

test('an incident’s views count what its queue row counts', () => {
  const { incidents } = incidentReads.list!(
    store,
    { filter: {}, sort: { column: 'id', descending: false }, offset: 0, limit: 10 },
    analyst(),
  )
  for (const incident of incidents) expect(counts({ incident: incident.id }).all).toEqual(incident.assets)
})

describe('what an analyst says of an asset', () => {
  test('makes it critical in lists, page and graph, is logged with what stood before, and can be taken back', () => {
    const before = logged()
    expect(update([hit, other], { criticality: 'veryHigh' })).toEqual({ changed: 2 })
    expect(list('devices', { criticality: ['veryHigh'] }).map((row) => row.id)).toEqual([hit, other])
    expect(entityReads.get!(store, { entity: hit }, analyst())).toMatchObject({
      critical: true,
      criticality: { level: 'veryHigh', by: 'analyst' },
    })
    expect(graphReads.get!(store, { incident: 1 }, analyst()).nodes.find((node) => node.id === hit)?.critical).toBe(true)
    expect(update([hit], { criticality: 'veryHigh' })).toEqual({ changed: 0 })
    expect(logged()).toBe(before + 2)
    update([hit, other], { criticality: null })
    expect(list('devices', { criticality: ['veryHigh'] })).toEqual([])
    expect(list('devices')[0]!.criticality).toBeNull()
  })

  test('raises the priority of the incidents that hit it', () => {
    const priority = () => incidentReads.get!(store, { incident: 1 }, analyst()).priority
    const usual = priority()
    update([hit], { criticality: 'veryHigh' })
    expect(priority()).toBeGreaterThan(usual)
    update([hit], { criticality: null })
    expect(priority()).toBe(usual)
  })

  test('tags it, and the tag stays with the name through resolving anew', () => {
    update([other], { addTags: ['VIP', 'Loan pool'] })
    resolveEntities(store, analyst())
    expect(list('devices', { tags: ['VIP'] }).map((row) => row.id)).toEqual([other])
    expect(assetReads.tags!(store, {}, analyst())).toContainEqual({ name: 'VIP', system: false, count: 1 })
    update([other], { removeTags: ['VIP'] })
    expect(list('devices')[1]!.tags).toEqual([{ name: 'Loan pool', system: false }])
  })

  test('stays with the name when the entity is parted', () => {
    const { identifiers } = entityReads.get!(store, { entity: other }, analyst())
    const name = identifiers.find((one) => one.type === 'dnsName')!
    update([other], { criticality: 'medium' })
    entityWrites.split!(store, { entity: other, type: 'dnsName', value: name.value, reason: 'two machines' }, analyst())
    const level = (of: number) => entityReads.get!(store, { entity: of }, analyst()).criticality?.level ?? null
    const keeper = store.get<{ entity: number }>(
      "SELECT entity FROM entity_identifier WHERE type = 'mdeDeviceId' AND value LIKE 'aa00%'",
    )!.entity
    expect(level(keeper)).toBe('medium')
  })

  test('is refused for what the case does not have', () => {
    expect(() => update([999_999], { criticality: 'high' })).toThrow('no entity #999999')
  })
})
