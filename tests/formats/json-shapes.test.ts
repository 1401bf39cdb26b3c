import { describe, expect, test } from 'vitest'
import { caseOf, onlySource } from '../support/evidence-case.ts'

const alert = (n: number, more: object = {}) => ({
  id: `da63876543210123456${n}_-51234567${n}`,
  incidentId: '1',
  title: `Alert ${n}`,
  severity: 'high',
  serviceSource: 'microsoftDefenderForEndpoint',
  createdDateTime: `2026-03-03T08:1${n}:00Z`,
  lastUpdateDateTime: `2026-03-03T08:1${n}:00Z`,
  evidence: [{ '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: `203.0.113.${n}` }],
  ...more,
})
const alerts = [alert(1), alert(2), alert(3)]
const page = (...value: object[]) => ({ '@odata.context': 'https://graph.example/$metadata#security/alerts_v2', value })

const shapes = {
  array: JSON.stringify(alerts),
  'pretty array': JSON.stringify(alerts, null, 2),
  lines: alerts.map((one) => JSON.stringify(one)).join('\n'),
  'lines that end with commas': alerts.map((one) => `${JSON.stringify(one)},\n`).join(''),
  page: JSON.stringify(page(...alerts)),
  'two pages in a row': JSON.stringify(page(alert(1), alert(2))) + JSON.stringify(page(alert(3))),
  'pages on lines': `${JSON.stringify(page(alert(1)))}\n${JSON.stringify(page(alert(2), alert(3)))}\n`,
  'pretty objects in a row': alerts.map((one) => JSON.stringify(one, null, 2)).join('\n'),
}

describe('alerts of the Graph API', () => {
  test.each(Object.keys(shapes))('are the same as %s', async (shape) => {
    using imported = await caseOf({ unknown: shapes[shape as keyof typeof shapes] })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 3, stored: 3, rejected: 0 }, alerts: 3 })
    expect(imported.all('SELECT title FROM alert ORDER BY title')).toEqual([
      { title: 'Alert 1' },
      { title: 'Alert 2' },
      { title: 'Alert 3' },
    ])
  })

  test('are read as the PowerShell SDK spells them', async () => {
    const evidence = {
      CreatedDateTime: '2026-03-03T08:10:00Z',
      Verdict: 'malicious',
      AdditionalProperties: { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' },
    }
    const written = {
      Id: alert(1).id,
      ServiceSource: 'microsoftDefenderForEndpoint',
      Title: 'Alert 1',
      Severity: 'high',
      CreatedDateTime: '2026-03-03T08:10:00Z',
      DetectionSource: 'antivirus',
      Evidence: [evidence],
      AdditionalProperties: {},
    }
    using imported = await caseOf({ unknown: JSON.stringify([written]) })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 1, stored: 1 } })
    expect(
      imported.all(
        "SELECT title, kind, verdict, json_extract(properties, '$.ipAddress') AS ip FROM alert JOIN alert_evidence ON alert = alert.id",
      ),
    ).toEqual([{ title: 'Alert 1', kind: 'ip', verdict: 'malicious', ip: '203.0.113.9' }])
  })

  test('are one where a file holds one object', async () => {
    using imported = await caseOf({ unknown: JSON.stringify(alert(1), null, 4) })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 1, stored: 1 } })
  })

  test('are none in an empty page, which is recognised by what it says it holds', async () => {
    using imported = await caseOf({ unknown: JSON.stringify(page()) })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 0, stored: 0, rejected: 0 } })
  })

  test('go on behind a record that is broken, which is rejected with its place', async () => {
    const lines = [JSON.stringify(alert(1)), '{"id": "da638765432101234569_1", "title": "cut', JSON.stringify(alert(3))]
    using imported = await caseOf({ unknown: lines.join('\n') })
    expect(onlySource(imported).records).toEqual({ read: 3, stored: 2, rejected: 1 })
    const [reject] = imported.all('SELECT record, offset, raw FROM source_problem WHERE rejected = 1')
    expect(reject).toMatchObject({ record: 2, offset: lines[0]!.length + 1, raw: lines[1] })
  })

  test('are recognised by what can be read of a first record that is broken', async () => {
    const [first, ...rest] = alerts.map((one) => JSON.stringify(one))
    const lines = [first!.replace('"severity":"high"', '"severity":"hi'), ...rest]
    using imported = await caseOf({ unknown: lines.join('\n') })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 3, stored: 2, rejected: 1 } })
  })

  test('are rejected where they have no id, and say so', async () => {
    using imported = await caseOf({ unknown: JSON.stringify([alert(1), alert(2, { id: undefined })]) })
    expect(onlySource(imported).records).toEqual({ read: 2, stored: 1, rejected: 1 })
    expect(imported.all('SELECT code, record FROM source_problem')).toEqual([{ code: 'alert.without-id', record: 2 }])
  })

  test('say when the export names a page that is not in the file', async () => {
    using imported = await caseOf({ unknown: JSON.stringify({ ...page(alert(1)), '@odata.nextLink': 'https://graph.example/next' }) })
    expect(imported.all('SELECT code FROM source_problem')).toEqual([{ code: 'page.has-more' }])
  })

  test('are recognised though the first record is longer than what is looked at', async () => {
    const long = alert(1, { description: 'x'.repeat(200_000) })
    using imported = await caseOf({ unknown: JSON.stringify(page(long, alert(2))) })
    expect(onlySource(imported)).toMatchObject({ format: 'graph-alerts', records: { read: 2, stored: 2 } })
  })
})

test('a list of objects nobody knows keeps a table of its own and says so', async () => {
  using imported = await caseOf({
    'vendor log.json': JSON.stringify([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ]),
  })
  expect(onlySource(imported)).toMatchObject({ format: 'json-rows', records: { read: 2, stored: 2 } })
  expect(imported.all('SELECT code FROM source_problem')).toEqual([{ code: 'table.own' }])
})

test('a lone object nobody knows is not guessed at', async () => {
  using imported = await caseOf({ 'package.json': '{"name": "x", "version": "1"}' })
  expect(onlySource(imported)).toMatchObject({ format: '', status: 'unrecognised', records: { read: 0, stored: 0, rejected: 0 } })
})

test('a log of one line is a list of one record; a document is not, however it is written', async () => {
  using imported = await caseOf({
    'a.log': '{"ts":1588207244.7,"proto":"tcp","actions":["Notice::ACTION_LOG"]}\n',
    'nested.json': '{"ts":1588207244.7,"meta":{"count":1}}\n',
    'no-line.json': '{"ts":1588207244.8,"proto":"tcp"}',
  })
  expect(imported.sources.map(({ format, records }) => [format, records.stored])).toEqual([
    ['json-rows', 1],
    ['', 0],
    ['', 0],
  ])
})
