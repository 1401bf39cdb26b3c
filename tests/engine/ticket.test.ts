import { expect, test } from 'vitest'
import { alertTicket as schema } from '#api/calls/alert-ticket.ts'
import { alertTicket } from '#engine/alerts/ticket/ticket.ts'
import { updateAlerts } from '#engine/alerts/update.ts'
import { resolveEntities } from '#engine/entities/resolve.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { tuneNewAlerts } from '#engine/tuning/apply.ts'
import { act } from '../support/acts.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'
import { evidencePaths, trainingCase } from '../support/training-incidents.ts'

const user = evidence('user', { userAccount: { userPrincipalName: 'alice@corp.example', displayName: 'Alice [Ops](http://x)' } })

test('the triage sheet says user, device, address, status, and of what is missing what would bring it', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, {
      title: 'Encoded PowerShell',
      evidence: [...alertOn('ws01', 0).evidence!, user, evidence('ip', { ipAddress: '203.0.113.9' })],
    }),
  )
  const ticket = alertTicket(store, 1)
  expect(schema.parse(ticket)).toEqual(ticket)
  expect(ticket).toMatchObject({ status: 'new', devices: ['ws01 (ws01.corp.example)'], ips: ['203.0.113.9'], resolution: null })
  expect(ticket.users[0]).toContain('alice@corp.example')
  expect(ticket.missing.map((one) => one.field)).toEqual(['Sign-in location'])
  expect(ticket.text).toContain('Alert status: New · unassigned\n')
  expect(ticket.text).toContain('Sign-in location: Not in this evidence.')
  store.close()
})

test('evidence stays text in the markdown of the sheet', async () => {
  const store = await placedCase(alertOn('ws01', 0, { title: '# <b>Title</b>\n- [x](http://evil)', evidence: [user] }))
  const { markdown } = alertTicket(store, 1)
  expect(markdown).toContain('- **Alert:** \\# \\<b\\>Title\\</b\\> \\- \\[x\\]\\(http://evil\\)')
  expect(markdown).toContain('Alice \\[Ops\\]\\(http://x\\)')
  expect(
    markdown
      .split('\n')
      .filter((line) => line !== '')
      .every((line) => /^ {0,2}- /.test(line)),
  ).toBe(true)
  store.close()
})

test('of a resolved alert it says whether all of the incident are resolved, and what automation said', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, { comments: [{ comment: 'Quarantined', createdBy: 'Defender API', created: null }] }),
    alertOn('ws01', 9, { title: 'Still open' }),
  )
  updateAlerts(store, { alerts: [1], change: { status: 'resolved' } }, analyst('Ada'))
  const first = alertTicket(store, 1)
  expect(first.resolution).toMatchObject({ alerts: 2, open: [{ title: 'Still open', status: 'new' }] })
  expect(first.text).toContain('All alerts of the incident resolved: No: 1 of 2 are not')
  expect(first.text).toContain('Defender API: Quarantined')
  updateAlerts(store, { alerts: [2], change: { status: 'resolved' } }, analyst('Ada'))
  expect(alertTicket(store, 1).text).toContain('Yes: all 2 alerts')
  store.close()
})

test('what people did is told apart from what rules did, and what they undid is not told', async () => {
  const store = await placedCase(alertOn('ws01', 0), alertOn('ws01', 9))
  const rule = {
    name: 'Known tool',
    comment: '',
    serviceSources: [],
    scope: { kind: 'type' as const, detector: '', title: 'Alert on ws01' },
    conditions: { join: 'and' as const, groups: [] },
    action: 'resolve' as const,
    enabled: true,
  }
  act(store, 'tuning', 'save', { rule })
  tuneNewAlerts(store, 1)
  act(store, 'incidents', 'comment', { incident: 1, comment: 'Called the owner' })
  act(store, 'alerts', 'update', { alerts: [2], change: { assignedTo: 'Kim' } })
  act(store, 'incidents', 'comment', { incident: 1, comment: 'Wrong number' })
  act(store, 'activity', 'undo', {})
  const { automation, people } = alertTicket(store, 2)
  expect(automation).toContainEqual(expect.objectContaining({ by: 'Coldtrail – alert tuning', what: 'alert.resolvedByTuning' }))
  expect(people.map(({ by, what, detail }) => [by, what, detail])).toEqual([
    ['Robin', 'incident.commented', 'Called the owner'],
    ['Robin', 'alert.updated', 'assignedTo none → Kim'],
  ])
  store.close()
})

test('of the training week’s alerts it says what their products did, what the service desk did, and what is still open', async () => {
  const store = await trainingCase(
    evidencePaths().filter((path) => path.includes('/alerts/')),
    { ignoreProvider: false },
  )
  resolveEntities(store, analyst())
  const called = (title: string) => alertTicket(store, idOf(store, title))
  const removed = called('Email messages containing malicious URL removed after delivery')
  expect(removed.automation).toContainEqual(
    expect.objectContaining({ by: 'Defender API', detail: 'Automated investigation removed 4 messages.' }),
  )
  expect(removed.automation.filter(({ by, what }) => by === '' && what === 'remediated').length).toBeGreaterThan(3)
  expect(removed.people).toEqual([])
  expect(removed.text).toMatch(
    /Done by people: Nobody has acted or commented yet\nAll alerts of the incident resolved: No: \d+ of \d+ are not\n/,
  )
  const journey = store.get<{ title: string }>("SELECT title FROM alert WHERE comments LIKE '%Axel is at the fair%'")!
  const looked = called(journey.title)
  expect(looked.people).toContainEqual(
    expect.objectContaining({ by: 'Karl Wallin', detail: 'Axel is at the fair in Singapore, in his calendar since February.' }),
  )
  expect(looked.automation.every(({ by }) => by !== 'Karl Wallin')).toBe(true)
  expect(looked.markdown).toContain('**Done by people:**')
  store.close()
}, 60_000)

const idOf = (store: ReadStore, title: string) => store.get<{ id: number }>('SELECT id FROM alert WHERE title = ? ORDER BY id', title)!.id
