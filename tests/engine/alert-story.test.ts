import { afterAll, beforeAll, expect, test } from 'vitest'
import { alertStory as storySchema } from '#api/calls/alerts.ts'
import { actionsTaken } from '#engine/alerts/story/actions.ts'
import { alertStory, relatedEvents } from '#engine/alerts/story/story.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { alertOn, evidence, placedCase } from '../support/placed-alerts.ts'
import { evidencePaths, trainingCase } from '../support/training-incidents.ts'

let store: CaseWriter
beforeAll(async () => {
  store = await trainingCase(evidencePaths(), { ignoreProvider: false })
}, 120_000)
afterAll(() => store.close())

const alertOf = (title: string, device = '') =>
  store.get<{ id: number }>(
    `SELECT alert.id FROM alert JOIN alert_evidence ON alert_evidence.alert = alert.id JOIN entity ON entity.id = alert_evidence.entity
     WHERE title = ? AND (? = '' OR entity.label = ?) LIMIT 1`,
    title,
    device,
    device,
  )!.id
const storyOf = (title: string, device = '') => alertStory(store, { alert: alertOf(title, device), context: 60 })

test('every alert of the training case has a story, as the contract says it', () => {
  const alerts = store.all<{ id: number; service: string }>('SELECT id, service_source AS service FROM alert')
  for (const { id, service } of alerts) {
    const story = alertStory(store, { alert: id, context: 60 })
    expect(storySchema.parse(story)).toEqual(story)
    expect([id, service, story.kind]).not.toContain('none')
    if (service === 'microsoftDefenderForEndpoint') expect(story.kind).toBe('tree')
    if (/Identity|Office365|CloudApps/.test(service)) expect(story.kind).toBe('chain')
  }
})

test('an endpoint alert is told by the tree of its processes, with the other alerts of that tree marked', () => {
  const story = storyOf('Suspicious process launched from an Office document')
  if (story.kind !== 'tree') throw new Error('expected a tree')
  expect(story.devices).toMatchObject([{ label: 'ws-11', foundBy: '', focus: [expect.any(String), expect.any(String)] }])
  expect(story.devices[0]!.others.map((one) => one.title)).toEqual(
    expect.arrayContaining([
      'Suspicious PowerShell command line',
      'Regular connections to a rare host',
      'Anomaly detected in ASEP registry',
    ]),
  )
})

test('a sign-in alert is told by the sign-ins and cloud acts from its address, the rest of the hour stands beside', () => {
  const story = storyOf('Unfamiliar sign-in properties')
  if (story.kind !== 'chain') throw new Error('expected a chain')
  const core = story.events.filter((event) => event.core)
  expect(new Set(core.map((event) => event.stage))).toEqual(new Set(['signIn', 'identity', 'cloud']))
  expect(core.every((event) => event.names.some((one) => one.label === '198.51.100.23'))).toBe(true)
  expect(story.events.some((event) => event.stage === 'click' && !event.core)).toBe(true)
  expect(story.events.map((event) => event.at)).toEqual(story.events.map((event) => event.at).toSorted())
})

test('actions taken are those of the evidence, of mail after delivery, and of products on the device, each with its record', () => {
  const mail = actionsTaken(store, alertOf('Email messages containing malicious URL removed after delivery'))
  expect(mail.filter((one) => one.record.table === 'EmailPostDeliveryEvents')).toHaveLength(4)
  const ransom = actionsTaken(store, alertOf('Ransomware behavior detected in the file system'))
  expect(ransom.map((one) => one.action)).toEqual(
    expect.arrayContaining(['blocked', 'remediated', 'ContainedUserLogonBlocked', 'AntivirusDetection']),
  )
})

test('what a tree does not hold is told as related events', () => {
  const related = relatedEvents(store, { alert: alertOf('Suspicious process launched from an Office document'), context: 60 })
  expect(related.events.some((event) => event.stage === 'identity')).toBe(true)
  expect(related.tables).toContain('EmailEvents')
})

test('an alert nothing can be told of says why, and what evidence would bring it', async () => {
  const bare = await placedCase(
    alertOn('ws01', 0, { evidence: [] }),
    alertOn('ws02', 0),
    alertOn('ws03', 0, { serviceSource: 'azureAdIdentityProtection', evidence: [evidence('ip', { ipAddress: '203.0.113.9' })] }),
  )
  const told = [1, 2, 3].map((alert) => alertStory(bare, { alert, context: 60 }))
  expect(told.map((story) => story.kind)).toEqual(['none', 'none', 'none'])
  expect(told[0]).toMatchObject({ reason: expect.stringContaining('no entities'), brings: expect.stringContaining('AlertEvidence') })
  expect(told[1]).toMatchObject({ reason: expect.stringContaining('ws02'), brings: expect.stringContaining('DeviceProcessEvents') })
  expect(told[2]).toMatchObject({ brings: expect.stringContaining('EntraIdSignInEvents') })
  bare.close()
})
