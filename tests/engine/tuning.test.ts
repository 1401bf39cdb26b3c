import { describe, expect, test } from 'vitest'
import { tuningRule } from '#api/calls/tuning.ts'
import { Failure } from '#base/problem.ts'
import { activityReads } from '#engine/activity/calls.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { alertHistory } from '#engine/alerts/history.ts'
import { listAlerts } from '#engine/alerts/list.ts'
import { tuneNewAlerts } from '#engine/tuning/apply.ts'
import { tuningReads, tuningWrites } from '#engine/tuning/calls.ts'
import type { TuningRule } from '#engine/tuning/match.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'
import { ada, matched, rule, save, statuses, type TuningCondition } from '../support/tuning.ts'

const where = (...conditions: readonly TuningCondition[]): TuningRule['conditions'] => ({
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

describe('what a tuning rule matches', () => {
  test('is told by product, type and conditions without regard to case, with wildcards, joined by and and or', async () => {
    const store = await nightly()
    const is = (field: TuningCondition['field'], value: string, operator: TuningCondition['operator'] = 'is'): TuningCondition => ({
      field,
      operator,
      value,
    })
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
