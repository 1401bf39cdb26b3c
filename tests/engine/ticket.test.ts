import { expect, test } from 'vitest'
import { alertTicket as schema } from '#api/calls/alerts.ts'
import { alertTicket } from '#engine/alerts/ticket/ticket.ts'
import { updateAlerts } from '#engine/alerts/update.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

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
