import { afterAll, beforeAll, expect, test } from 'vitest'
import { huntReads } from '#engine/hunt/calls.ts'
import { sectionReads } from '#engine/sections/calls.ts'
import { bareSubject } from '#engine/sections/similar-mails.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { entityLabelled, loadedCase, schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'

const PHISH = 'aaaaaaaa-0000-4000-8000-000000000001'
const id = (n: number) => `aaaaaaaa-0000-4000-8000-00000000000${n}`
const LINK = 'https://login.fabrikam-pay.example/auth'

const mail = (n: number, more: Record<string, string | number>) => ({
  Timestamp: `2026-03-02T07:0${n}:00Z`,
  NetworkMessageId: id(n),
  SenderFromAddress: `someone${n}@other.example`,
  RecipientEmailAddress: `user${n}@contoso.example`,
  Subject: `Lunch ${n}`,
  EmailClusterId: 100 + n,
  DeliveryAction: 'Delivered',
  LatestDeliveryLocation: 'Inbox/folder',
  ...more,
})
const SUBJECT = 'Invoice 100% due_now'
const mails = [
  mail(1, { SenderFromAddress: 'pay@fabrikam-pay.example', Subject: SUBJECT, EmailClusterId: 7 }),
  mail(2, { SenderFromAddress: 'Pay@fabrikam-pay.example', Subject: `FW: RE: ${SUBJECT}`, EmailClusterId: 7 }),
  mail(3, { SenderFromAddress: 'pay@fabrikam-pay.example', Subject: 'Holiday hours' }),
  mail(4, {}),
  mail(5, { Subject: `Not the ${SUBJECT}` }),
  mail(6, {}),
]

const OWNER = 'bbbbbbbb-0000-4000-8000-000000000001'
const cloud = (action: string, more: Record<string, string>) => ({
  Timestamp: '2026-03-02T08:00:00Z',
  ActionType: action,
  Application: 'Microsoft Exchange Online',
  AccountObjectId: OWNER,
  AccountDisplayName: 'Maria',
  ...more,
})

const connection = (day: number, device: string, more: Record<string, string> = {}) => ({
  Timestamp: `2026-03-0${day}T10:00:00Z`,
  DeviceId: device,
  DeviceName: `${device}.contoso.example`,
  ActionType: 'ConnectionSuccess',
  RemoteIP: '203.0.113.9',
  RemoteUrl: LINK,
  ...more,
})

const [first, second] = twoAlerts.value
const base = { createdDateTime: '2026-03-02T09:00:00Z', verdict: 'malicious', remediationStatus: 'none', roles: [], tags: [] }
const alerts = {
  value: [
    {
      ...first,
      evidence: [
        { ...base, '@odata.type': '#microsoft.graph.security.analyzedMessageEvidence', networkMessageId: PHISH, subject: SUBJECT },
        { ...base, '@odata.type': '#microsoft.graph.security.urlEvidence', url: LINK },
        { ...base, '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' },
      ],
    },
    second,
  ],
}

let store: CaseWriter
beforeAll(async () => {
  store = await loadedCase({
    'alerts.json': JSON.stringify(alerts),
    'EmailEvents.csv': schemaCsv('EmailEvents', mails),
    'EmailUrlInfo.csv': schemaCsv('EmailUrlInfo', [
      { Timestamp: '2026-03-02T07:01:00Z', NetworkMessageId: id(1), Url: LINK, UrlDomain: 'login.fabrikam-pay.example' },
      { Timestamp: '2026-03-02T07:04:00Z', NetworkMessageId: id(4), Url: LINK, UrlDomain: 'login.fabrikam-pay.example' },
      { Timestamp: '2026-03-02T07:06:00Z', NetworkMessageId: id(6), Url: 'https://news.example/', UrlDomain: 'news.example' },
    ]),
    'DeviceNetworkEvents.csv': schemaCsv('DeviceNetworkEvents', [
      connection(1, 'ws-1'),
      connection(1, 'ws-1'),
      connection(1, 'ws-2'),
      connection(3, 'ws-2'),
      connection(3, 'ws-3', { RemoteIP: '198.51.100.4', RemoteUrl: 'https://news.example/' }),
    ]),
    'UrlClickEvents.csv': schemaCsv('UrlClickEvents', [
      {
        Timestamp: '2026-03-03T08:00:00Z',
        Url: LINK,
        NetworkMessageId: id(1),
        AccountUpn: 'user1@contoso.example',
        ActionType: 'ClickAllowed',
        IsClickedThrough: 'true',
      },
      {
        Timestamp: '2026-03-03T09:00:00Z',
        Url: LINK,
        NetworkMessageId: id(1),
        AccountUpn: 'USER1@contoso.example',
        ActionType: 'ClickBlocked',
        IsClickedThrough: 'false',
      },
    ]),
  })
})
afterAll(() => store.close())

const hunt = async (query: string) => huntReads.run!(store, { query, clock: { kind: 'case' }, range: null, limit: 100 }, analyst())

test('messages like this one come with why, those with most in common first', () => {
  const { mails: found } = sectionReads.similarMails!(store, { entity: entityLabelled(store, SUBJECT) }, analyst())
  expect(found.map((one) => [one.message, one.reasons.map(({ kind }) => kind)])).toEqual([
    [id(2), ['cluster', 'subject', 'sender']],
    [id(4), ['url']],
    [id(3), ['sender']],
  ])
  expect(found[0]!.reasons[1]!.value).toBe(SUBJECT)
})

test('the query of similar messages finds those listed', async () => {
  const { mails: found, query } = sectionReads.similarMails!(store, { entity: entityLabelled(store, SUBJECT) }, analyst())
  const answer = await hunt(`${query}\n| distinct NetworkMessageId`)
  expect(answer.values[0]).toEqual(expect.arrayContaining(found.map((one) => one.message)))
})

test('a subject is the same without what replies and forwards put before it', () => {
  expect(bareSubject('RE: Fwd: AW[2]: Order')).toBe('Order')
  expect(bareSubject('Re-use of containers')).toBe('Re-use of containers')
})

test('a message that only alerts tell of says what evidence would be compared', () => {
  const answer = sectionReads.similarMails!(store, { entity: entityLabelled(store, LINK) }, analyst())
  expect(answer).toMatchObject({ known: false, mails: [], filledBy: expect.stringContaining('EmailEvents') })
})

test('prevalence counts devices and users by day, each once, and its query counts the same events', async () => {
  for (const [label, days] of [
    [
      LINK,
      [
        ['2026-03-01', 2, 0, 3],
        ['2026-03-03', 1, 1, 3],
      ],
    ],
    [
      '203.0.113.9',
      [
        ['2026-03-01', 2, 0, 3],
        ['2026-03-03', 1, 0, 1],
      ],
    ],
  ] as const) {
    const answer = sectionReads.prevalence!(store, { entity: entityLabelled(store, label) }, analyst())
    expect(answer.days.map((day) => [day.day, day.devices, day.users, day.events])).toEqual(days)
    expect(answer.devices).toBe(2)
    const hunted = await hunt(`${answer.query}\n| summarize sum(Events)`)
    expect(Number(hunted.values[0]![0])).toBe(days.reduce((sum, [, , , events]) => sum + events, 0))
  }
})

test('yes and no are words in a section, and the query behind them finds their rows', async () => {
  const sections = sectionReads.get!(store, { entity: entityLabelled(store, SUBJECT), tab: 'content' }, analyst())
  const clicks = sections.find((one) => one.id === 'clicks')!
  const through = clicks.columns.indexOf('Clicked through')
  expect(clicks.rows.map((row) => row.cells[through]!.text).sort()).toEqual(['No', 'Yes'])
  for (const row of clicks.rows) expect((await hunt(row.query)).rowCount).toBe(row.count)
})

test('a mailbox and its rule are told what its owner did to it, and a change of the directory who made it', async () => {
  const owned = await loadedCase({
    'alerts.json': JSON.stringify({
      value: [
        {
          ...first,
          evidence: [
            { ...base, '@odata.type': '#microsoft.graph.security.mailboxEvidence', primaryAddress: 'maria@contoso.example' },
            {
              ...base,
              '@odata.type': '#microsoft.graph.security.mailboxConfigurationEvidence',
              mailboxPrimaryAddress: 'maria@contoso.example',
              configurationType: 'mailForwardingRule',
              configurationId: 'r1',
              displayName: 'to the archive',
            },
            {
              ...base,
              '@odata.type': '#microsoft.graph.security.userEvidence',
              userAccount: {
                userPrincipalName: 'maria@contoso.example',
                azureAdUserId: OWNER,
                accountName: 'maria',
                domainName: 'CONTOSO',
              },
            },
          ],
        },
      ],
    }),
    'CloudAppEvents.csv': schemaCsv('CloudAppEvents', [
      cloud('New-InboxRule', {}),
      cloud('MailItemsAccessed', {}),
      cloud('FileDownloaded', { Application: 'Microsoft SharePoint Online' }),
      cloud('New-InboxRule', { AccountObjectId: 'bbbbbbbb-0000-4000-8000-000000000002' }),
    ]),
    'IdentityDirectoryEvents.csv': schemaCsv('IdentityDirectoryEvents', [
      {
        Timestamp: '2026-03-02T09:00:00Z',
        ActionType: 'Account created',
        AccountName: 'maria',
        AccountDomain: 'CONTOSO',
        AccountUpn: 'maria@contoso.example',
      },
    ]),
  })
  const ofKind = (kind: string) => owned.get<{ id: number }>('SELECT id FROM entity WHERE kind = ?', kind)!.id
  const told = (kind: string, tab: string, section: string) =>
    sectionReads.get!(owned, { entity: ofKind(kind), tab }, analyst())
      .find((one) => one.id === section)!
      .rows.map((row) => ({ said: row.cells.map((cell) => cell.text), count: row.count, query: row.query }))
  for (const kind of ['mailbox', 'mailboxConfiguration']) {
    expect(told(kind, 'activity', 'rules').map((row) => [row.said[0], row.count])).toEqual([['New-InboxRule', 1]])
    expect(told(kind, 'activity', 'operations').map((row) => row.said[0])).toEqual(['MailItemsAccessed', 'New-InboxRule'])
  }
  const [change] = told('user', 'accounts', 'directory-changes')
  expect(change!.said).toEqual(['Account created', '', 'maria'])
  for (const { query, count } of [change!, ...told('mailboxConfiguration', 'activity', 'rules')]) {
    const found = await huntReads.run!(owned, { query, clock: { kind: 'case' }, range: null, limit: 10 }, analyst())
    expect(found.rowCount).toBe(count)
  }
  owned.close()
})
