import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EntityKind } from '#model/entity-kind.ts'
import { entityKinds } from '#model/entity-kind.ts'
import { kinds } from '#model/kinds/index.ts'
import { claim, device, entitiesOf, file, user } from '../support/entity-claims.ts'

const MDE = (letter: string) => letter.repeat(40)
const SID = 'S-1-5-21-1-2-3'

describe('devices', () => {
  test('a short name, a full name and a sensor id are one device where records put them together', () => {
    const claims = [
      device({ mdeDeviceId: MDE('a'), deviceDnsName: 'WS-07.contoso.com' }),
      device({ hostName: 'ws-07' }),
      device({ deviceDnsName: 'ws-07.contoso.com' }),
    ]
    expect(entitiesOf(claims)).toEqual([`device dnsName:ws-07.contoso.com hostName:ws-07 mdeDeviceId:${MDE('a')}`])
  })

  test('two devices of one name in two domains stay two, and the bare name is neither', () => {
    const claims = [
      device({ mdeDeviceId: MDE('a'), deviceDnsName: 'ws-07.corp.example' }),
      device({ mdeDeviceId: MDE('b'), deviceDnsName: 'ws-07.yard.example' }),
      device({ hostName: 'WS-07' }),
    ]
    expect(entitiesOf(claims)).toHaveLength(3)
  })

  test('two sensors that claim one full name are two devices; the name is shown at both and decides nothing', () => {
    const claims = [
      device({ mdeDeviceId: MDE('a'), deviceDnsName: 'ws-07.corp.example' }),
      device({ mdeDeviceId: MDE('b'), deviceDnsName: 'ws-07.corp.example' }),
      device({ deviceDnsName: 'ws-07.corp.example' }),
    ]
    const entities = entitiesOf(claims)
    expect(entities).toHaveLength(3)
    expect(entities.filter((one) => one.includes('mdeDeviceId') && one.includes('dnsName:ws-07.corp.example'))).toHaveLength(2)
  })

  test('a sensor that knows only the short name is the one device that has it', () => {
    expect(
      entitiesOf([device({ mdeDeviceId: MDE('a'), deviceDnsName: 'ws-07' }), device({ deviceDnsName: 'ws-07.corp.example' })]),
    ).toHaveLength(1)
  })
})

describe('users', () => {
  test('UPN, SID, object id and DOMAIN\\name are one user where records put them together', () => {
    const objectId = '11111111-2222-3333-4444-555555555555'
    const claims = [
      user({ userPrincipalName: 'Alice@Contoso.com', azureAdUserId: objectId }),
      user({ azureAdUserId: objectId, userSid: SID }),
      user({ userSid: SID, accountName: 'alice', domainName: 'CONTOSO' }),
      user({ accountName: 'CONTOSO\\Alice' }),
    ]
    expect(entitiesOf(claims)).toEqual([
      `user accountName:contoso\\alice objectId:${objectId} samName:alice sid:${SID} upn:alice@contoso.com`,
    ])
  })

  test('one name in two domains is two users, and a bare name is an account of its own', () => {
    const claims = [
      user({ accountName: 'alice', domainName: 'corp', userSid: `${SID}-1` }),
      user({ accountName: 'alice', domainName: 'yard', userSid: `${SID}-2` }),
      user({ accountName: 'alice' }),
    ]
    expect(entitiesOf(claims)).toHaveLength(3)
    expect(entitiesOf(claims)).toContain('account samName:alice')
  })

  test('SYSTEM is SYSTEM on every device, although Windows writes it as the machine’s own account', () => {
    const claims = [
      user({ userSid: 'S-1-5-18', accountName: 'WS-07$', domainName: 'CORP' }),
      user({ userSid: 'S-1-5-18', accountName: 'WS-08$', domainName: 'CORP' }),
      user({ accountName: 'system', domainName: 'NT AUTHORITY' }),
      user({ accountName: 'WS-07$', domainName: 'CORP', userSid: `${SID}-9` }),
    ]
    expect(entitiesOf(claims)).toContain('user sid:S-1-5-18')
    expect(entitiesOf(claims)).toHaveLength(2)
  })
})

describe('files and processes', () => {
  const [sha256, sha1] = ['b'.repeat(64), 'c'.repeat(40)]

  test('a file is one by any of its hashes, and by its path on a device where nothing else was ever there', () => {
    const at = { fileName: 'a.exe', filePath: 'C:\\Users\\Bob' }
    const claims = [
      file({ ...at, sha256, sha1 }, { device: 'd1' }),
      file({ sha1: sha1.toUpperCase() }),
      file({ fileName: 'A.EXE', filePath: 'c:\\users\\bob\\a.exe' }, { device: 'd1' }),
      claim('fileHash', { algorithm: 'sha256', value: sha256 }),
    ]
    expect(entitiesOf(claims)).toHaveLength(1)
  })

  test('two contents at one path are two files', () => {
    const at = { fileName: 'a.exe', filePath: 'C:\\x' }
    const claims = [
      file({ ...at, sha256 }, { device: 'd1' }),
      file({ ...at, sha256: 'd'.repeat(64) }, { device: 'd1' }),
      file(at, { device: 'd1' }),
    ]
    expect(entitiesOf(claims)).toHaveLength(3)
  })

  test('a process id given again is another process; exports that keep fewer digits of its start mean the same one', () => {
    const run = (created: string, on = 'd1') => claim('process', { processId: 4242, processCreationDateTime: created }, { device: on })
    expect(entitiesOf([run('2026-03-02T08:00:00.1234567Z'), run('2026-03-02T08:00:00.123Z')])).toHaveLength(1)
    expect(entitiesOf([run('2026-03-02T08:00:00Z'), run('2026-03-02T09:00:00Z')])).toHaveLength(2)
    expect(entitiesOf([run('2026-03-02T08:00:00Z'), run('2026-03-02T08:00:00Z', 'd2')])).toHaveLength(2)
  })
})

test.each([
  ['ip', { ipAddress: '::ffff:10.0.0.7' }, { ipAddress: '10.0.0.7' }],
  ['ip', { ipAddress: '2001:0db8:0000:0000:0000:0000:0000:0001' }, { ipAddress: '2001:db8::1' }],
  ['url', { url: 'HXXPS://Evil[.]example:443/A?b=C#frag' }, { url: 'https://evil.example/A?b=C' }],
  ['mailbox', { primaryAddress: 'SMTP:Bob@X.example' }, { upn: 'bob@x.example', primaryAddress: 'bob@x.example' }],
  [
    'registryValue',
    { registryHive: 'HKEY_LOCAL_MACHINE', registryKey: 'SOFTWARE\\Run', registryValueName: 'A' },
    { registryKey: 'HKLM\\software\\run', registryValueName: 'a' },
  ],
  [
    'analyzedMessage',
    { networkMessageId: '{0A1B2C3D-0000-0000-0000-00000000ABCD}' },
    { networkMessageId: '0a1b2c3d-0000-0000-0000-00000000abcd' },
  ],
] as const)('%s: two spellings of one thing are one entity', (kind, a, b) => {
  expect(entitiesOf([claim(kind, a), claim(kind, b)])).toHaveLength(1)
})

test('an analyst’s split holds: the name never joins what it was split from', () => {
  const claims = [device({ mdeDeviceId: MDE('a'), deviceDnsName: 'ws-07.corp.example' }), device({ deviceDnsName: 'ws-07.corp.example' })]
  const apart = new Map<EntityKind, { name: string; from: string }[]>([
    ['device', [{ name: 'dnsName:ws-07.corp.example', from: `mdeDeviceId:${MDE('a')}` }]],
  ])
  expect(entitiesOf(claims)).toHaveLength(1)
  expect(entitiesOf(claims, apart)).toEqual([
    'device dnsName:ws-07.corp.example hostName:ws-07',
    `device hostName:ws-07 mdeDeviceId:${MDE('a')}`,
  ])
})

test('the outcome does not depend on the order records came in', () => {
  const host = fc.constantFrom('ws-1', 'ws-2')
  const claims = fc.array(
    fc.oneof(
      fc
        .record({ mdeDeviceId: fc.constantFrom(MDE('a'), MDE('b'), MDE('c')), deviceDnsName: host.map((name) => `${name}.corp.example`) })
        .map(device),
      fc.record({ hostName: host, ntDomain: fc.constantFrom('CORP', 'YARD', '') }).map(device),
      fc.record({ azureAdDeviceId: fc.constantFrom('aa', 'bb'), deviceDnsName: host }).map(device),
      fc
        .record({
          userSid: fc.constantFrom(`${SID}-1`, `${SID}-2`),
          accountName: fc.constantFrom('al', 'bo'),
          domainName: fc.constantFrom('corp', ''),
        })
        .map(user),
      fc
        .record({
          userPrincipalName: fc.constantFrom('al@x.example', 'bo@x.example'),
          accountName: fc.constantFrom('al', 'bo'),
          domainName: fc.constant('corp'),
        })
        .map(user),
      fc.record({ accountName: fc.constantFrom('al', 'bo') }).map(user),
    ),
    { maxLength: 14 },
  )
  fc.assert(
    fc.property(
      claims.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(entitiesOf(shuffled)).toEqual(entitiesOf(all))
      },
    ),
    { numRuns: 300 },
  )
})

test('every kind is listed under its own id and can name and describe evidence that says nothing', () => {
  for (const id of entityKinds) {
    const kind = kinds[id]
    expect(kind.id).toBe(id)
    expect(kind.identify({}, {})).toEqual([])
    expect(kind.label({})).toBeTypeOf('string')
    expect(kind.facts.length).toBeGreaterThan(0)
  }
})
