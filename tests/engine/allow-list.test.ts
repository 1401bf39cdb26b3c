import { describe, expect, test } from 'vitest'
import { Failure } from '#base/problem.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { listAlerts } from '#engine/alerts/list.ts'
import { tuneNewAlerts } from '#engine/tuning/apply.ts'
import { tuningReads, tuningWrites } from '#engine/tuning/calls.ts'
import type { TuningRule } from '#engine/tuning/match.ts'
import { act } from '../support/acts.ts'
import { alertOn, evidence, placedCase } from '../support/placed-alerts.ts'
import { ada, matched, rule, save, statuses, type TuningCondition } from '../support/tuning.ts'

describe('an allow list', () => {
  const HASH = 'a'.repeat(64)
  const file = (sha256: string) => evidence('file', { fileDetails: { fileName: 'agent.exe', filePath: 'C:\\Tools', sha256 } })
  const url = (text: string) => evidence('url', { url: text })
  const device = (name: string) => alertOn(name, 0).evidence!
  const allowed = (...list: readonly [TuningCondition['field'], string][]): Partial<TuningRule> => ({
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
    const soon = new Date(Date.now() + 4000).toISOString().replace('Z', '0000Z')
    const id = await save(
      store,
      rule({ ...allowed(['sha256', HASH]), serviceSources: ['microsoftDefenderForEndpoint'], action: 'hide', expires: soon }),
    )
    await tuningWrites.apply!(store, { id }, ada)
    expect(listed()).toEqual([2, 3, 4])
    await expect.poll(listed, { timeout: 10_000 }).toEqual([1, 2, 3, 4])
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
