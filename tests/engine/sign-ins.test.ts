import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInReads } from '#engine/sign-ins/calls.ts'
import { signInRules } from '#engine/sign-ins/rules/index.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { fillTextIndex } from '#engine/store/text-index.ts'
import { entityLabelled, loadedCase, schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'

const at = (day: number, minute: number) => new Date(Date.UTC(2026, 2, day, 8, minute)).toISOString()
const usual = (day: number, minute: number, more: Record<string, string | number> = {}) => ({
  Timestamp: at(day, minute),
  AccountUpn: 'Maria.Berg@contoso.example',
  AccountObjectId: '11111111-2222-3333-4444-555555555555',
  AccountDisplayName: 'Maria Berg',
  Application: 'Office 365 Exchange Online',
  ApplicationId: '00000002-0000-0ff1-ce00-000000000000',
  ErrorCode: 0,
  IPAddress: '192.0.2.10',
  Country: 'SE',
  City: 'Gothenburg',
  Latitude: '57.7',
  Longitude: '11.97',
  DeviceName: 'ws-01',
  ClientAppUsed: 'Browser',
  AuthenticationRequirement: 'multiFactorAuthentication',
  ...more,
})
const calm = Array.from({ length: 20 }, (_, n) => usual(1 + (n % 10), n))

async function reviewed(rows: readonly Record<string, string | number>[]) {
  const store = await loadedCase({ 'EntraIdSignInEvents.csv': schemaCsv('EntraIdSignInEvents', rows) })
  try {
    return signInReads.review!(store, { entity: entityLabelled(store, 'Maria.Berg@contoso.example'), days: 7 }, analyst())
  } finally {
    store.close()
  }
}
const marked = ({ signIns }: Awaited<ReturnType<typeof reviewed>>) => signIns.flatMap((one) => one.marks.map((mark) => mark.rule))

test('the review of a user is the same whether or not the words of a large table are indexed, whatever the spelling', async () => {
  const others = Array.from({ length: 3000 }, (_, n) =>
    usual(1 + (n % 28), n % 60, {
      AccountUpn: `kim.${n}@contoso.example`,
      AccountObjectId: `22222222-2222-3333-4444-${String(n).padStart(12, '0')}`,
    }),
  )
  const mine = [...calm, usual(28, 1, { AccountUpn: '' }), usual(29, 2, { AccountUpn: 'MARIA.BERG@CONTOSO.EXAMPLE', AccountObjectId: '' })]
  const store = await loadedCase({
    'EntraIdSignInEvents.csv': schemaCsv('EntraIdSignInEvents', [...others, ...mine]),
    'SigninLogs.csv': schemaCsv('SigninLogs', [
      {
        TimeGenerated: at(29, 5),
        UserId: '11111111-2222-3333-4444-555555555555',
        AppDisplayName: 'Portal',
        IPAddress: '192.0.2.10',
        ResultType: '0',
      },
      ...others.map((_, n) => ({
        TimeGenerated: at(29, 5),
        UserId: `u${n}`,
        AppDisplayName: 'Portal',
        IPAddress: '192.0.2.10',
        ResultType: '0',
      })),
    ]),
  })
  const review = () =>
    signInReads.review!(store, { entity: entityLabelled(store, 'Maria.Berg@contoso.example'), days: 7 }, analyst()) as Awaited<
      ReturnType<typeof reviewed>
    >
  const without = review()
  expect(without.signIns).toHaveLength(3)
  expect(without.before).toBe(20)
  for (const name of ['EntraIdSignInEvents', 'SigninLogs']) for (const _step of fillTextIndex(store, name));
  expect(review()).toEqual(without)
  store.close()
})

describe('the review of a week of sign-ins', () => {
  let calmly: Awaited<ReturnType<typeof reviewed>>
  beforeAll(async () => {
    calmly = await reviewed([...calm, usual(28, 1), usual(29, 2), usual(29, 30)])
  })

  test('is of the last seven days before the newest evidence, against the time before', () => {
    expect(calmly).toMatchObject({ before: 20, to: '2026-03-29T08:30:00.0000000Z' })
    expect(calmly.signIns).toHaveLength(3)
  })

  test('marks nothing of a week that is as the weeks before', () => {
    expect(marked(calmly)).toEqual([])
    expect(calmly.groups.country).toMatchObject([{ value: 'SE', count: 3, failed: 0, marked: 0, isNew: false }])
  })

  test('says of a rule that cannot judge what it lacks', () => {
    expect(calmly.rules.map((rule) => rule.id)).toEqual(signInRules.map((rule) => rule.id))
    expect(calmly.rules.find((rule) => rule.id === 'unfamiliar-asn')!.blind).toContain('names the network')
  })

  test('marks travel nobody can make, the new country and device, each with its reason and its rows', async () => {
    const review = await reviewed([
      ...calm,
      usual(29, 0),
      usual(29, 45, {
        IPAddress: '203.0.113.9',
        Country: 'BR',
        City: 'São Paulo',
        Latitude: '-23.5',
        Longitude: '-46.6',
        DeviceName: 'kali',
      }),
    ])
    expect(marked(review).sort()).toEqual(['impossible-travel', 'new-country', 'new-device'])
    const [travel] = review.signIns[0]!.marks
    expect(travel!.reason).toMatch(/^1\d,\d{3} km .* in 45 minutes/)
    expect(travel!.rows).toHaveLength(2)
    expect(review.groups.country).toContainEqual(expect.objectContaining({ value: 'BR', isNew: true, marked: 1 }))
  })

  test('marks a success after five failures within the hour, not after four', async () => {
    const failures = (n: number) => Array.from({ length: n }, (_, i) => usual(29, i, { ErrorCode: 50126 }))
    expect(marked(await reviewed([...calm, ...failures(5), usual(29, 10)]))).toEqual(['failures-then-success'])
    expect(marked(await reviewed([...calm, ...failures(4), usual(29, 10)]))).toEqual([])
  })

  test('marks legacy clients, and a second factor that is no longer asked', async () => {
    expect(marked(await reviewed([...calm, usual(29, 1, { ClientAppUsed: 'IMAP4' })]))).toEqual(['legacy-protocol'])
    expect(marked(await reviewed([...calm, usual(29, 1, { AuthenticationRequirement: 'singleFactorAuthentication' })]))).toEqual([
      'mfa-change',
    ])
  })

  test('calls nothing new where there is too little of a time before', async () => {
    const review = await reviewed([usual(1, 0), usual(29, 1, { Country: 'BR', DeviceName: 'kali', Latitude: '', Longitude: '' })])
    expect(marked(review)).toEqual([])
    expect(review.rules.find((rule) => rule.id === 'new-country')!.blind).toContain('Only 1 earlier')
  })
})

const audit = (day: number, minute: number, more: Record<string, string> = {}) => ({
  TimeGenerated: at(day, minute),
  OperationName: 'User registered security info',
  Result: 'success',
  ResultReason: 'User registered Authenticator App with Code',
  Category: 'UserManagement',
  LoggedByService: 'Authentication Methods',
  InitiatedBy: JSON.stringify({ user: { userPrincipalName: 'Maria.Berg@contoso.example', ipAddress: '203.0.113.9' } }),
  TargetResources: JSON.stringify([{ type: 'User', userPrincipalName: 'Maria.Berg@contoso.example' }]),
  ...more,
})

describe('changes of sign-in methods', () => {
  const week = [...calm, usual(29, 1, { IPAddress: '203.0.113.9' }), usual(29, 30)]
  const withAudit = async (...rows: Record<string, string>[]) => {
    const store = await loadedCase({
      'EntraIdSignInEvents.csv': schemaCsv('EntraIdSignInEvents', week),
      'AuditLogs.csv': schemaCsv('AuditLogs', rows),
    })
    try {
      return signInReads.review!(store, { entity: entityLabelled(store, 'Maria.Berg@contoso.example'), days: 7 }, analyst())
    } finally {
      store.close()
    }
  }

  test('mark the sign-in they were made under, and say what, from where and how soon', async () => {
    const review = await withAudit(audit(29, 5))
    expect(marked(review)).toEqual(['method-change'])
    const signIn = review.signIns.find((one) => one.marks.length > 0)!
    expect(signIn.ip).toBe('203.0.113.9')
    expect(signIn.marks[0]!.reason).toBe(
      'User registered security info (User registered Authenticator App with Code) by Maria.Berg@contoso.example from 203.0.113.9, an address no earlier sign-in came from, 4 minutes after this sign-in.',
    )
    expect(signIn.marks[0]!.rows).toContainEqual({ table: 'AuditLogs', row: review.changes[0]!.row })
  })

  test('that no sign-in goes with are told all the same', async () => {
    const review = await withAudit(audit(26, 5, { OperationName: 'Admin deleted security info', ResultReason: '' }))
    expect(marked(review)).toEqual([])
    expect(review.changes.map((one) => one.what)).toEqual(['Admin deleted security info'])
    expect(review.rules.find((rule) => rule.id === 'method-change')).toMatchObject({ marked: 1, blind: '' })
  })

  test('are those of the user, of these days, and of methods alone', async () => {
    const other = JSON.stringify([{ type: 'User', userPrincipalName: 'someone.else@contoso.example' }])
    const department = JSON.stringify([
      { userPrincipalName: 'Maria.Berg@contoso.example', modifiedProperties: [{ displayName: 'Department' }] },
    ])
    const strong = department.replace('Department', 'StrongAuthenticationMethod')
    const review = await withAudit(
      audit(29, 5, { TargetResources: other }),
      audit(2, 5),
      audit(29, 6, { OperationName: 'Update user', TargetResources: department, ResultReason: '' }),
      audit(29, 7, { OperationName: 'Update user', TargetResources: strong, ResultReason: '' }),
    )
    expect(review.changes.map((one) => one.reason.split(' by ')[0])).toEqual(['Update user (StrongAuthenticationMethod)'])
  })

  test('cannot be judged without a directory audit', () => {
    const methods = async () => (await reviewed(week)).rules.find((rule) => rule.id === 'method-change')!
    return expect(methods()).resolves.toMatchObject({ marked: 0, blind: expect.stringContaining('AuditLogs') })
  })
})

describe('of a case without sign-ins', () => {
  let store: CaseWriter
  beforeAll(async () => {
    store = await loadedCase({
      'DeviceLogonEvents.csv': schemaCsv('DeviceLogonEvents', [
        {
          Timestamp: at(1, 1),
          DeviceId: 'd1',
          DeviceName: 'ws-01.contoso.example',
          ActionType: 'LogonSuccess',
          AccountDomain: 'CONTOSO',
          AccountName: 'maria',
          AccountSid: 'S-1-5-21-1-2-3-1105',
        },
      ]),
    })
  })
  afterAll(() => store.close())

  test('the review is empty and names no table', () => {
    expect(signInReads.review!(store, { entity: entityLabelled(store, 'maria'), days: 7 }, analyst())).toMatchObject({
      signIns: [],
      tables: [],
    })
  })
})
