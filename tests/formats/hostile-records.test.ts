import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseOf, onlySource } from '../support/evidence-case.ts'
import { sampleFile, triples } from './samples.ts'

const sysmon = {
  EventID: 22,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  SourceName: 'Microsoft-Windows-Sysmon',
  Hostname: 'W',
  Message: 'm',
}
const hostile = [
  '<img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '../../etc/passwd',
  '\u202egpj.exe',
  '\u0000\u0007',
  "'; DROP TABLE alert; --",
]

describe('hostile evidence', () => {
  test('cannot reach the prototype of objects by its member names', async () => {
    const lines = [
      '{"winlog.event_id": 1, "winlog.channel": "System", "winlog.__proto__.polluted": "yes", "__proto__": {"polluted": "yes"}}',
      '{"winlog.event_id": 2, "winlog.channel": "System", "constructor.prototype.polluted": "yes"}',
    ]
    using imported = await caseOf({ unknown: lines.join('\n') })
    expect(onlySource(imported)).toMatchObject({ format: 'winlogbeat', records: { read: 2, stored: 2 } })
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  test('keeps a member called __proto__ like any other', async () => {
    using imported = await caseOf({ unknown: JSON.stringify(sysmon).replace('"Message"', '"__proto__":"kept","Message"') })
    expect(imported.all<{ data: string }>('SELECT EventData AS data FROM WindowsEvents')[0]!.data).toContain('"__proto__":"kept"')
  })

  test.each(hostile)('%j is kept as the text it is', async (text) => {
    using imported = await caseOf({ unknown: JSON.stringify({ ...sysmon, QueryName: text, Image: `C:\\${text}` }) })
    expect(onlySource(imported).records).toEqual({ read: 1, stored: 1, rejected: 0 })
    expect(imported.all('SELECT RemoteUrl, InitiatingProcessFolderPath AS image FROM DeviceEvents')).toEqual([
      { RemoteUrl: text, image: `C:\\${text}` },
    ])
  })

  test('with entities nested past all reason is an alert without them, and says so', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const row = {
      SystemAlertId: 'a',
      AlertName: 'x',
      ProviderName: 'ASI Scheduled Alerts',
      Entities: deep,
      TimeGenerated: '2026-03-03T08:00:00Z',
    }
    using imported = await caseOf({ unknown: JSON.stringify([row]) })
    expect(onlySource(imported)).toMatchObject({ records: { read: 1, stored: 1 }, alerts: 1 })
    expect(imported.all('SELECT code FROM source_problem')).toEqual([{ code: 'entities.no-json' }])
  })

  test('with references that go in circles is read once', async () => {
    const entities = [
      { $id: '1', Type: 'process', ProcessId: '1', ParentProcess: { $ref: '2' } },
      { $id: '2', Type: 'process', ProcessId: '2', ParentProcess: { $ref: '1' } },
      { $ref: '1' },
      { $ref: '99' },
    ]
    const row = {
      SystemAlertId: 'a',
      AlertName: 'x',
      ProviderName: 'ASI Scheduled Alerts',
      Entities: JSON.stringify(entities),
      TimeGenerated: '2026-03-03T08:00:00Z',
    }
    using imported = await caseOf({ unknown: JSON.stringify([row]) })
    expect(imported.all("SELECT json_extract(properties, '$.processId') AS pid FROM alert_evidence ORDER BY id")).toEqual([
      { pid: 1 },
      { pid: 2 },
    ])
  })

  test('with a context of a million empty lines does not hold the import up', async () => {
    const event = {
      ...sysmon,
      EventID: 4103,
      Channel: 'Microsoft-Windows-PowerShell/Operational',
      SourceName: '',
      ContextInfo: '\n'.repeat(1_000_000),
    }
    const began = performance.now()
    using imported = await caseOf({ unknown: JSON.stringify(event) })
    expect(onlySource(imported).records.stored).toBe(1)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

/** Ways a sample may come to harm: cut off, bytes lost, bits flipped, a value replaced by another. */
const damages = (sample: Buffer) => {
  const place = fc.nat(sample.length - 1)
  return fc.oneof(
    place.map((at) => sample.subarray(0, at)),
    fc.tuple(place, fc.nat(200)).map(([at, length]) => Buffer.concat([sample.subarray(0, at), sample.subarray(at + length)])),
    fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 8 }).map((flips) => {
      const copy = Buffer.from(sample)
      for (const [at, bit] of flips) copy[at] = copy[at]! ^ (1 << bit)
      return copy
    }),
    fc.tuple(fc.nat(40), fc.constantFrom('null', '[]', '{}', '-03', 'true', '"=cmd|x"', `"${'A'.repeat(5000)}"`)).map(([nth, value]) => {
      let seen = 0
      return Buffer.from(sample.toString('utf8').replaceAll(/"[^"]*"/g, (text) => (seen++ === nth ? value : text)))
    }),
  )
}

test('damaged copies of every sample are read as far as they go: each record stored or rejected, nothing breaks off', async () => {
  const samples = [...new Set(triples.map((triple) => triple.file))].map(sampleFile)
  const copies = fc.sample(fc.constantFrom(...samples).chain(damages), { numRuns: 200, seed: 20260303 })
  using imported = await caseOf(Object.fromEntries(copies.map((copy, at) => [`${at}`, copy])))
  expect(imported.sources).toHaveLength(copies.length)
  const uneven = imported.sources.filter(({ records }) => records.read !== records.stored + records.rejected)
  expect(uneven).toEqual([])
  expect(imported.all("SELECT code, message FROM source_problem WHERE code IN ('source.broke-off', 'program.fault')")).toEqual([])
})
