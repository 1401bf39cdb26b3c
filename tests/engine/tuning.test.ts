import { describe, expect, test } from 'vitest'
import { tuningRule } from '#api/calls/tuning.ts'
import { Failure } from '#base/problem.ts'
import { activityReads } from '#engine/activity/calls.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { alertHistory } from '#engine/alerts/history.ts'
import { listAlerts } from '#engine/alerts/list.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { tuneNewAlerts } from '#engine/tuning/apply.ts'
import { tuningReads, tuningWrites } from '#engine/tuning/calls.ts'
import type { TuningRule } from '#engine/tuning/match.ts'
import { act } from '../support/acts.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const ada = analyst('Ada')

const rule = (more: Partial<TuningRule> = {}): TuningRule => ({
  name: 'Backup agent',
  comment: 'Runs every night',
  serviceSources: ['microsoftDefenderForEndpoint'],
  scope: { kind: 'any' },
  conditions: { join: 'and', groups: [] },
  action: 'resolve',
  enabled: true,
  ...more,
})

type Condition = TuningRule['conditions']['groups'][number]['conditions'][number]
const where = (...conditions: readonly Condition[]): TuningRule['conditions'] => ({
  join: 'and',
  groups: [{ join: 'and', conditions: [...conditions] }],
})

const process = (name: string, line: string) =>
  evidence('process', { processCommandLine: line, imageFile: { fileName: name, filePath: 'C:\\Tools' } })

const nightly = () =>
  placedCase(
    alertOn('ws01', 0, {
      title: 'Shadow copies deleted',
      evidence: [...alertOn('ws01', 0).evidence!, process('backup.exe', 'backup.exe /prune shadow=1')],
    }),
    alertOn('ws02', 1, {
      title: 'Shadow copies deleted',
      evidence: [...alertOn('ws02', 1).evidence!, process('vssadmin.exe', 'vssadmin delete shadows')],
    }),
    alertOn('ws03', 2, {
      title: 'Shadow copies deleted',
      serviceSource: 'microsoftSentinel',
      evidence: [process('backup.exe', 'backup.exe /prune')],
    }),
  )

const matched = (store: CaseWriter, of: TuningRule) =>
  tuningReads.preview!(store, { rule: of }, ada)
    .alerts.map((alert) => alert.id)
    .sort()
const statuses = (store: CaseWriter) => store.all<{ status: string }>('SELECT status FROM alert ORDER BY id').map((row) => row.status)
const save = async (store: CaseWriter, of: TuningRule) => (await tuningWrites.save!(store, { rule: of }, ada)).id

describe('what a tuning rule matches', () => {
  test('is told by product, type and conditions without regard to case, with wildcards, joined by and and or', async () => {
    const store = await nightly()
    const is = (field: Condition['field'], value: string, operator: Condition['operator'] = 'is'): Condition => ({ field, operator, value })
    expect(matched(store, rule({ conditions: where(is('fileName', 'BACKUP.EXE')) }))).toEqual([1])
    expect(matched(store, rule({ serviceSources: [], conditions: where(is('fileName', 'back*.exe')) }))).toEqual([1, 3])
    expect(matched(store, rule({ conditions: where(is('commandLine', '*shadow?=1')) }))).toEqual([])
    expect(matched(store, rule({ conditions: where(is('commandLine', '*shadow=?')) }))).toEqual([1])
    expect(matched(store, rule({ conditions: where(is('commandLine', 'shadow', 'contains'), is('device', 'ws02*')) }))).toEqual([2])
    expect(matched(store, rule({ conditions: where(is('fileName', 'backup.exe', 'isNot')) }))).toEqual([2])
    expect(matched(store, rule({ conditions: where(is('anyEvidence', 'c:\\tools')) }))).toEqual([1, 2])
    const either = {
      join: 'or' as const,
      groups: [
        { join: 'and' as const, conditions: [is('device', 'ws01*')] },
        { join: 'and' as const, conditions: [is('device', 'ws02*')] },
      ],
    }
    expect(matched(store, rule({ conditions: either }))).toEqual([1, 2])
    expect(matched(store, rule({ scope: { kind: 'type', detector: '', title: 'Shadow copies deleted' } }))).toEqual([1, 2])
    expect(matched(store, rule({ conditions: where(is('fileName', 'backup.exe(')) }))).toEqual([])
    store.close()
  })

  test('is never everything: a rule for any type needs a condition, and hiding is for endpoint alerts', async () => {
    const store = await nightly()
    const codeOf = (of: TuningRule) => {
      try {
        tuningWrites.save!(store, { rule: of }, ada)
      } catch (thrown) {
        if (thrown instanceof Failure) return thrown.problem.code
      }
      return null
    }
    expect(codeOf(rule())).toBe('tuning.without-condition')
    const one = where({ field: 'fileName', operator: 'is', value: 'a' })
    expect(codeOf(rule({ action: 'hide', serviceSources: [], conditions: one }))).toBe('tuning.hide')
    expect(codeOf(rule({ action: 'hide', conditions: one }))).toBeNull()
    store.close()
  })
})

test('scheduled tasks, services, malware, bare hashes, domains and applications are evidence a rule can name', async () => {
  const pieces = [
    ['scheduledTask', { taskName: '\\Vendor\\Nightly', command: 'prune.cmd' }, 'scheduledTask', '*nightly'],
    ['service', { serviceName: 'PruneSvc' }, 'service', 'prunesvc'],
    ['malware', { name: 'EICAR_Test_File' }, 'malware', 'EICAR*'],
    ['fileHash', { algorithm: 'sha256', value: 'a'.repeat(64) }, 'sha256', 'A'.repeat(64)],
    ['dns', { domainName: 'updates.vendor.example' }, 'domain', '*.vendor.example'],
    ['oauthApplication', { displayName: 'Mail sorter' }, 'app', 'mail sorter'],
    ['analyzedMessage', { recipientEmailAddress: 'soc@corp.example' }, 'recipient', 'soc@*'],
    ['registryValue', { registryKey: 'HKLM\\Run', registryValue: 'C:\\prune.exe' }, 'registryData', '*prune.exe'],
  ] as const
  const store = await placedCase(
    ...pieces.map(([kind, properties], n) => alertOn(`d${n}`, n * 90, { evidence: [evidence(kind, properties)] })),
  )
  for (const [place, [, , field, value]] of pieces.entries())
    expect(matched(store, rule({ conditions: where({ field, operator: 'is', value }) })), field).toEqual([place + 1])
  store.close()
})

describe('a tuning rule', () => {
  test('has a history of its own: who made it and what each change touched', async () => {
    const store = await nightly()
    const [mine, other] = [
      await save(store, rule({ conditions: backup })),
      await save(store, rule({ name: 'Another', conditions: backup })),
    ]
    tuningWrites.save!(store, { id: mine, rule: rule({ conditions: backup, enabled: false }) }, analyst('Kim'))
    const of = (targetId: number) =>
      activityReads.list!(store, { filter: { targetTypes: ['tuningRule'], targetId }, offset: 0, limit: 10 }, ada).entries
    expect(of(mine).map(({ action, performedBy }) => [action, performedBy])).toEqual([
      ['tuning.updated', 'Kim'],
      ['tuning.created', 'Ada'],
    ])
    expect(of(other)).toHaveLength(1)
    store.close()
  })

  const backup = where({ field: 'fileName', operator: 'is', value: 'backup.exe' })

  test('resolves what it matches, logged alert by alert, once, and takes it back', async () => {
    const store = await nightly()
    const id = await save(store, rule({ conditions: backup }))
    expect(statuses(store)).toEqual(['new', 'new', 'new'])
    expect(tuningWrites.apply!(store, { id }, ada)).toEqual({ matched: 1 })
    expect(tuningWrites.apply!(store, { id }, ada)).toEqual({ matched: 0 })
    expect(statuses(store)).toEqual(['resolved', 'new', 'new'])
    expect(alertHistory(store, 1)[0]).toMatchObject({
      performedBy: 'Ada',
      text: 'Tuning rule “Backup agent”',
      changes: [{ field: 'status', before: 'new', after: 'resolved' }],
    })
    expect(tuningReads.list!(store, {}, ada)).toMatchObject([{ name: 'Backup agent', matched: 1, createdBy: 'Ada' }])
    expect(tuningReads.matches!(store, { rule: id }, ada).alerts.map((alert) => alert.id)).toEqual([1])
    expect(tuningWrites.revert!(store, { id }, ada)).toEqual({ reverted: 1 })
    expect(statuses(store)).toEqual(['new', 'new', 'new'])
    expect(checkActivityChain(store).brokenAt).toBeUndefined()
    store.close()
  })

  test('hides from the queue and not from the incident, while it is on', async () => {
    const store = await nightly()
    const hiding = rule({ conditions: backup, action: 'hide' })
    const id = await save(store, hiding)
    tuningWrites.apply!(store, { id }, ada)
    const listed = (more: object = {}) =>
      listAlerts(store, { filter: {}, sort: { column: 'firstActivity', descending: false }, offset: 0, limit: 10, ...more }).alerts.map(
        (alert) => alert.id,
      )
    const incident = store.get<{ incident: number }>('SELECT incident FROM incident_alert WHERE alert = 1')!.incident
    expect(listed()).toEqual([2, 3])
    expect(listed({ filter: { hidden: true } })).toEqual([1])
    expect(listed({ incident })).toContain(1)
    await tuningWrites.save!(store, { id, rule: { ...hiding, enabled: false } }, ada)
    expect(listed()).toEqual([1, 2, 3])
    store.close()
  })

  test('acts on new alerts alone when evidence comes, and only while it is on', async () => {
    const store = await nightly()
    await save(store, rule({ conditions: where({ field: 'commandLine', operator: 'contains', value: 'shadow' }) }))
    await save(store, rule({ name: 'Off', enabled: false, conditions: backup }))
    expect(tuneNewAlerts(store, 1)).toBe(1)
    expect(statuses(store)).toEqual(['new', 'resolved', 'new'])
    expect(alertHistory(store, 2)[0]!.performedBy).toBe('Coldtrail – alert tuning')
    store.close()
  })

  test('is suggested by an alert from its type and what its evidence names', async () => {
    const store = await nightly()
    const suggested = tuningReads.suggest!(store, { alert: 1 }, ada)
    expect(tuningRule.parse(suggested)).toEqual(suggested)
    expect(suggested).toMatchObject({
      scope: { kind: 'type', title: 'Shadow copies deleted' },
      serviceSources: ['microsoftDefenderForEndpoint'],
    })
    expect(matched(store, suggested)).toEqual([1])
    store.close()
  })
})

describe('an allow list', () => {
  const HASH = 'a'.repeat(64)
  const file = (sha256: string) => evidence('file', { fileDetails: { fileName: 'agent.exe', filePath: 'C:\\Tools', sha256 } })
  const url = (text: string) => evidence('url', { url: text })
  const device = (name: string) => alertOn(name, 0).evidence!
  const allowed = (...list: readonly [Condition['field'], string][]): Partial<TuningRule> => ({
    serviceSources: [],
    conditions: {
      join: 'and',
      groups: [{ join: 'or', conditions: list.map(([field, value]) => ({ field, operator: 'isOnly' as const, value })) }],
    },
  })
  const mixed = () =>
    placedCase(
      alertOn('ws01', 0, { evidence: [...device('ws01'), file(HASH)] }),
      alertOn('ws02', 1, { evidence: [...device('ws02'), file(HASH), url('https://cdn.maker.example/update')] }),
      alertOn('ws03', 2, { evidence: [...device('ws03'), file('b'.repeat(64))] }),
      alertOn('ws04', 3, { evidence: device('ws04') }),
    )

  test('matches alerts that name nothing but what it lists, whatever assets they happened to', async () => {
    const store = await mixed()
    expect(matched(store, rule(allowed(['sha256', HASH.toUpperCase()])))).toEqual([1])
    expect(matched(store, rule(allowed(['sha256', HASH], ['domain', 'maker.example'])))).toEqual([1, 2])
    expect(matched(store, rule(allowed(['sha256', HASH], ['domain', 'aker.example'])))).toEqual([1])
    expect(matched(store, rule(allowed(['sha256', HASH], ['url', 'https://cdn.maker.example/*'])))).toEqual([1, 2])
    expect(matched(store, rule(allowed(['filePath', 'c:\\tools\\agent.exe'])))).toEqual([1, 3])
    expect(matched(store, rule(allowed(['ip', '203.0.113.9'])))).toEqual([])
  })

  test('takes a URL for the host a browser would ask, whatever stands before an @ or behind a backslash', async () => {
    const asked = (text: string) => alertOn('ws01', 0, { evidence: [...device('ws01'), url(text)], providerAlertId: text })
    const store = await placedCase(
      asked('https://maker.example\\@evil.example/'),
      asked('https://evil.example\\@maker.example/'),
      asked('https://a@maker.example@evil.example/'),
      asked('https://user:secret@cdn.maker.example:8443/x'),
      asked('https://cdn.maker.example./x'),
      asked('hxxps://cdn[.]maker[.]example/x'),
    )
    expect(matched(store, rule(allowed(['domain', 'maker.example'])))).toEqual([1, 4, 5, 6])
    store.close()
  })

  test('takes a message for its senders only where each it names is listed: what stands on a letter can be forged', async () => {
    const mail = (p1: string, p2: string) =>
      evidence('analyzedMessage', { p1Sender: { emailAddress: p1 }, p2Sender: { emailAddress: p2 }, subject: 'Invoice' })
    const store = await placedCase(
      alertOn('ws01', 0, { evidence: [...device('ws01'), mail('news@maker.example', 'news@maker.example')] }),
      alertOn('ws02', 1, { evidence: [...device('ws02'), mail('x@evil.example', 'news@maker.example')] }),
      alertOn('ws03', 2, { evidence: [...device('ws03'), mail('bounce@post.example', 'news@maker.example')] }),
    )
    expect(matched(store, rule(allowed(['sender', '*@maker.example'])))).toEqual([1])
    expect(matched(store, tuningReads.suggestAllowed!(store, { alert: 3 }, ada) as TuningRule)).toEqual([1, 3])
    store.close()
  })

  test('suggests a file by its path before its signer, who signs many', async () => {
    const signed = (fileName: string) => evidence('file', { fileDetails: { fileName, filePath: 'C:\\Tools', signer: 'Maker Ltd' } })
    const store = await placedCase(
      alertOn('ws01', 0, { evidence: [...device('ws01'), signed('agent.exe')] }),
      alertOn('ws02', 1, { evidence: [...device('ws02'), signed('other.exe')] }),
    )
    expect(matched(store, tuningReads.suggestAllowed!(store, { alert: 1 }, ada) as TuningRule)).toEqual([1])
    store.close()
  })

  test('suggests a file without a hash by its whole path, not by its folder', async () => {
    const bare = (fileName: string, filePath: string) => evidence('file', { fileDetails: { fileName, filePath } })
    const store = await placedCase(
      alertOn('ws01', 0, { evidence: [...device('ws01'), bare('agent.exe', 'C:\\Windows\\System32')] }),
      alertOn('ws02', 1, { evidence: [...device('ws02'), bare('other.exe', 'C:\\Windows\\System32')] }),
      alertOn('ws03', 2, { evidence: [...device('ws03'), bare('agent.exe', 'C:\\Windows\\System32\\agent.exe')] }),
    )
    const suggested = (alert: number) => tuningReads.suggestAllowed!(store, { alert }, ada) as TuningRule
    for (const alert of [1, 3]) {
      expect(suggested(alert).conditions.groups[0]!.conditions).toEqual([
        { field: 'filePath', operator: 'isOnly', value: 'C:\\Windows\\System32\\agent.exe' },
      ])
      expect(matched(store, suggested(alert))).toEqual([1, 3])
    }
    store.close()
  })

  test('needs a reason, and an alert suggests one of what it names', async () => {
    const store = await mixed()
    await expect(save(store, rule({ ...allowed(['sha256', HASH]), comment: ' ' }))).rejects.toMatchObject({
      problem: { code: 'tuning.without-reason' },
    })
    const suggested = tuningReads.suggestAllowed!(store, { alert: 2 }, ada) as TuningRule
    expect(suggested.conditions.groups[0]!.conditions).toEqual([
      { field: 'sha256', operator: 'isOnly', value: HASH },
      { field: 'url', operator: 'isOnly', value: 'https://cdn.maker.example/update' },
    ])
    expect(matched(store, suggested)).toEqual([1, 2])
  })

  test('resolves what is there and what comes, until it expires; an expired one hides nothing any more', async () => {
    const store = await mixed()
    const id = await save(
      store,
      rule({
        ...allowed(['sha256', HASH]),
        serviceSources: ['microsoftDefenderForEndpoint'],
        action: 'hide',
        expires: '2999-01-01T00:00:00.0000000Z',
      }),
    )
    expect(await tuningWrites.apply!(store, { id }, ada)).toEqual({ matched: 1 })
    const hidden = () => store.all<{ alert: number }>('SELECT alert FROM hidden_alert').map((row) => row.alert)
    expect(hidden()).toEqual([1])
    const past = {
      ...rule(allowed(['sha256', HASH])),
      serviceSources: ['microsoftDefenderForEndpoint' as const],
      action: 'hide' as const,
      expires: '2026-01-01T00:00:00.0000000Z',
    }
    await tuningWrites.save!(store, { id, rule: past }, ada)
    expect(hidden()).toEqual([])
    expect(tuningReads.list!(store, {}, ada)).toMatchObject([{ expired: true, expires: '2026-01-01T00:00:00.0000000Z' }])
    expect(() => tuningWrites.apply!(store, { id }, ada)).toThrow(Failure)
    expect(tuneNewAlerts(store, 0)).toBe(0)
  })

  test('lists show again what an expired rule hid, with no change of the case to tell them', async () => {
    const store = await mixed()
    const list = { filter: {}, sort: { column: 'firstActivity' as const, descending: false }, offset: 0, limit: 10 }
    const listed = () => listAlerts(store, list).alerts.map((alert) => alert.id)
    const soon = new Date(Date.now() + 1500).toISOString().replace('Z', '0000Z')
    const id = await save(
      store,
      rule({ ...allowed(['sha256', HASH]), serviceSources: ['microsoftDefenderForEndpoint'], action: 'hide', expires: soon }),
    )
    await tuningWrites.apply!(store, { id }, ada)
    expect(listed()).toEqual([2, 3, 4])
    await expect.poll(listed, { timeout: 4000 }).toEqual([1, 2, 3, 4])
    store.close()
  })

  test('an entry and what it resolved are taken back through the log', async () => {
    const store = await mixed()
    const before = statuses(store)
    const { id } = act(store, 'tuning', 'save', { rule: rule(allowed(['sha256', HASH])) }) as { id: number }
    act(store, 'tuning', 'apply', { id })
    expect(statuses(store)).toEqual(['resolved', ...before.slice(1)])
    act(store, 'activity', 'undo', {})
    expect(statuses(store)).toEqual(before)
    act(store, 'activity', 'undo', {})
    expect(tuningReads.list!(store, {}, ada)).toEqual([])
    expect(checkActivityChain(store)).not.toHaveProperty('brokenAt')
  })
})
