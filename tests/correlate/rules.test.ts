import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AlertFact, EntityFact } from '#engine/correlate/facts.ts'
import { linksOf } from '#engine/correlate/place.ts'
import { DAY, HOUR } from '#engine/correlate/rule.ts'
import { rules } from '#engine/correlate/rules/index.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { alert, entity, factsOf, START } from '../support/alert-facts.ts'

const MINUTES_A_DAY = 24 * 60

const rulesThatLink = (alerts: readonly AlertFact[], more: Parameters<typeof factsOf>[1] = {}) => [
  ...new Set(linksOf(factsOf(alerts, more)).map((link) => link.rule.id)),
]

const pair = (shared: EntityFact, minutes: number) => [alert('a1', 0, [shared]), alert('a2', minutes, [shared])]

describe('rules', () => {
  test('every file of the folder is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, '../../src/engine/correlate/rules')).filter((name) => name !== 'index.ts')
    expect(rules.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort())
  })

  test.each([
    ['same-file', 'file', 'f'.repeat(64), 13],
    ['same-url', 'url', 'https://evil.example/a', 6],
    ['same-message', 'analyzedMessage', 'message', 20],
    ['same-mail-cluster', 'mailCluster', 'cluster', 20],
    ['same-mailbox', 'mailbox', 'a@x.example', 1],
    ['same-ip', 'ip', '203.0.113.9', 1],
    ['same-app', 'oauthApplication', 'app', 2],
    ['same-process-tree', 'process', 'evil.exe', 6],
  ] as const)('%s links two alerts that share it within its window, and not beyond', (rule, kind, name, days) => {
    const shared = entity(kind as EntityKind, name)
    expect(rulesThatLink(pair(shared, days * MINUTES_A_DAY - 60))).toContain(rule)
    expect(rulesThatLink(pair(shared, days * MINUTES_A_DAY * 40))).toEqual([])
  })

  test('one device or user links within half a day; within the hour the nearness itself is the reason', () => {
    const device = entity('device', 'ws-1', 'unknown')
    expect(rulesThatLink(pair(device, 30))).toEqual(['proximate-time', 'same-device'])
    expect(rulesThatLink(pair(device, 8 * 60))).toEqual(['same-device'])
    expect(rulesThatLink(pair(device, 13 * 60))).toEqual([])
    expect(rulesThatLink(pair(entity('user', 'a@x.example'), 8 * 60))).toEqual(['same-user'])
  })

  test('hosts of one registered name link, sites of one hoster do not', () => {
    const hosts = (a: string, b: string) => [
      alert('a1', 0, [entity('url', `https://${a}/x`)]),
      alert('a2', 60, [entity('url', `https://${b}/y`)]),
    ]
    expect(rulesThatLink(hosts('cdn.evil.example', 'sync.evil.example'))).toEqual(['same-domain'])
    expect(rulesThatLink(hosts('one.azurewebsites.net', 'two.azurewebsites.net'))).toEqual([])
    expect(rulesThatLink(hosts('one.co.uk', 'two.co.uk'))).toEqual([])
  })

  test('files alike in name and size link although their hashes differ', () => {
    const alike = (key: string, minute: number, hash: string) => {
      const made = alert(key, minute, [])
      const file = { name: 'tool.exe', folder: '', size: '4096', signer: '' }
      return { ...made, mentions: [{ entity: entity('file', hash.repeat(64)), roles: [], verdict: 'suspicious' as const, file }] }
    }
    expect(rulesThatLink([alike('a1', 0, 'a'), alike('a2', 60, 'b')])).toEqual(['file-characteristics'])
  })

  test('alerts of one automated investigation link', () => {
    const named = { investigation: '42' }
    expect(rulesThatLink([alert('a1', 0, [], named), alert('a2', 600, [], named), alert('a3', 600, [], { investigation: '43' })])).toEqual([
      'automated-investigation',
    ])
  })

  test('a parent that no alert names links its children; explorer.exe, from which everything hangs, does not', () => {
    const children = [entity('process', 'one.exe'), entity('process', 'two.exe')]
    const alerts = children.map((child, i) => alert(`a${i}`, i * 60, [child]))
    const under = (parent: string) =>
      children.map((target) => ({ source: entity('process', parent), target, relation: 'spawned', moments: [] }))
    expect(rulesThatLink(alerts, { edges: under('cmd.exe') })).toEqual(['same-process-tree'])
    expect(rulesThatLink(alerts, { edges: under('explorer.exe') })).toEqual([])
  })

  test('a click on what an alerted message carried leads to the next alert on whoever clicked', () => {
    const [url, user] = [entity('url', 'https://phish.example/a'), entity('user', 'alice@x.example')]
    const mail = alert('a1', 0, [url, entity('analyzedMessage', 'letter')])
    const next = alert('a2', 15 * 60, [user])
    const clicked = { source: user, target: url, relation: 'clicked', moments: [START + 10 * 60_000] }
    expect(rulesThatLink([mail, next], { edges: [clicked] })).toEqual(['click-after-phish'])
    expect(rulesThatLink([mail, next])).toEqual([])
  })

  describe('a logon from one alerted device to another', () => {
    const [from, to, user] = [entity('device', 'ws-1', 'unknown'), entity('device', 'srv-1', 'unknown'), entity('user', 'adm@x.example')]
    const before = alert('a1', 0, [from])
    const after = alert('a2', 180, [to, user])
    const logon = { from, to, user, at: START + 2 * HOUR }

    test('links what happened before it there and after it here', () => {
      expect(rulesThatLink([before, after], { logons: [logon] })).toEqual(['logon-between-devices'])
    })

    test('does not where no alert names the account, or where it was days off', () => {
      expect(rulesThatLink([before, after], { logons: [{ ...logon, user: null }] })).toEqual([])
      expect(rulesThatLink([before, after], { logons: [{ ...logon, at: START + 3 * DAY }] })).toEqual([])
    })

    test('does not link all who log on to where everybody does', () => {
      const others = Array.from({ length: 9 }, (_, i) => ({ from: entity('device', `pc-${i}`), to, user, at: START + HOUR }))
      const namedBefore = alert('a1', 0, [from, user])
      const bare = alert('a2', 13 * 60, [to])
      expect(rulesThatLink([namedBefore, bare], { logons: [{ ...logon, at: START + 2 * HOUR }] })).toEqual(['logon-between-devices'])
      expect(rulesThatLink([namedBefore, bare], { logons: [logon, ...others] })).toEqual([])
    })
  })

  test('says in one sentence what is shared and how far apart it was', () => {
    const [link] = linksOf(factsOf(pair(entity('file', 'f'.repeat(64)), 125)))
    expect(link!.rule.explain(link!)).toBe(`Same file: ${'f'.repeat(64)} is evidence of both alerts, 2 h 5 min after “Alert a1”.`)
    expect(link!.rule.explain({ ...link!, told: 'earlier' })).toBe(
      `Same file: ${'f'.repeat(64)} is evidence of both alerts, 2 h 5 min before “${link!.later.title}”.`,
    )
  })
})

describe('everyday entities never link', () => {
  const across = (shared: EntityFact, n = 12) =>
    Array.from({ length: n }, (_, i) => alert(`a${i}`, i * 5, [entity('device', `ws-${i}`, 'unknown'), shared]))

  test.each([
    ['SYSTEM', { ...entity('user', 'system', 'unknown'), names: ['sid:S-1-5-18'] }],
    ['NETWORK SERVICE', { ...entity('user', 'network service', 'unknown'), names: ['sid:S-1-5-20'] }],
    ['loopback', entity('ip', '127.0.0.1', 'unknown')],
    ['a link-local address', entity('ip', 'fe80::1', 'suspicious')],
    ['a gateway most devices stand behind', entity('ip', '192.0.2.1', 'unknown')],
    ['a system binary', { ...entity('file', 'powershell.exe'), names: [`path:mdeDeviceId:x|c:\\windows\\system32\\powershell.exe`] }],
    ['a service account of most devices', entity('user', 'svc-scan@x.example', 'unknown')],
  ])('%s', (_, shared) => {
    expect(linksOf(factsOf(across(shared)))).toEqual([])
  })

  test('but a malicious file or address does, however many devices it reached', () => {
    expect(rulesThatLink(across(entity('file', 'e'.repeat(64), 'malicious')))).toEqual(['same-file'])
    expect(rulesThatLink(across(entity('ip', '203.0.113.66', 'malicious')))).toEqual(['same-ip'])
  })

  test('and in a case of few devices being shared means something', () => {
    expect(rulesThatLink(across(entity('ip', '192.0.2.1', 'unknown'), 3))).toEqual(['same-ip'])
  })
})
