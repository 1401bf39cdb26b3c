import { afterAll, beforeAll, expect, test } from 'vitest'
import { huntReads } from '#engine/hunt/calls.ts'
import { readQueryFile } from '#engine/hunt/query-files/query-file.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { act } from '../support/acts.ts'
import { analyst } from '../support/placed-alerts.ts'

let store: CaseWriter
beforeAll(() => {
  store = createCase(':memory:')
})
afterAll(() => store.close())

const names = (path: string, text: string) => readQueryFile(path, text).queries.map((query) => [query.name, query.query])

test('a .kql file is a query under the name its comments give it, or its own', () => {
  expect(names('a/Odd logons.kql', '// anything\nDeviceLogonEvents\r\n| take 1')).toEqual([
    ['Odd logons', '// anything\nDeviceLogonEvents\n| take 1'],
  ])
  expect(names('x.kql', '\uFEFF// name: Told\nprint 1')).toEqual([['Told', 'print 1']])
  expect(readQueryFile('x.kql', '// nothing but words').problems[0]!.code).toBe('query-file.no-query')
})

test('markdown gives each fence of KQL the heading it stands below; other fences are not queries', () => {
  const text = [
    '# Service installs',
    'Finds T1543.003.',
    '```powershell',
    'Get-Service',
    '```',
    '## Defender XDR',
    '```KQL',
    'DeviceEvents | take 1',
    '```',
    '## By hand',
    'Run on servers.',
    '~~~kusto',
    'DeviceEvents | take 2',
    '~~~',
    '```kql',
    'DeviceEvents | take 3',
    '```',
  ].join('\n')
  const { queries } = readQueryFile('services.md', text)
  expect(queries.map((query) => query.name)).toEqual(['Service installs: Defender XDR', 'By hand', 'By hand (2)'])
  expect(queries[0]!.techniques).toEqual(['T1543.003'])
  expect(queries[1]!.description).toBe('Run on servers.')
  expect(readQueryFile('none.md', '# Words').problems[0]!.code).toBe('query-file.no-query')
})

test('YAML that is broken, deep in aliases, or no rule is a problem of its file', () => {
  expect(readQueryFile('a.yaml', 'name: [').problems[0]).toMatchObject({ code: 'query-file.yaml', where: { line: 1 } })
  expect(readQueryFile('a.yaml', 'a: 1').problems[0]!.code).toBe('query-file.no-query')
  expect(readQueryFile('a.yaml', '').problems[0]!.code).toBe('query-file.no-query')
  const laughs = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`), 'query: print 1']
  expect(readQueryFile('a.yaml', laughs.join('\n')).problems[0]!.code).toBe('query-file.no-query')
})

test('imported queries are a pack of their own; a file brought again replaces what it brought; faults are told by file', () => {
  const answer = act(store, 'hunt', 'importQueries', {
    files: [
      { path: 'team/logons.kql', text: 'DeviceLogonEvents | take 1' },
      { path: 'team/wrong.kql', text: 'NoSuchTable | take 1' },
      { path: 'team/empty.md', text: 'words' },
    ],
  })
  expect(answer).toMatchObject({
    imported: 2,
    files: [
      { path: 'team/logons.kql', queries: 1, problems: [] },
      { path: 'team/wrong.kql', queries: 1, problems: [{ message: expect.stringContaining('NoSuchTable') }] },
      { path: 'team/empty.md', queries: 0, problems: [{ code: 'query-file.no-query' }] },
    ],
  })
  const imported = () => huntReads.savedQueries!(store, {}, analyst()).filter((query) => query.origin === 'imported')
  expect(imported().map(({ name, folder }) => [name, folder])).toEqual([
    ['logons', 'team'],
    ['wrong', 'team'],
  ])
  act(store, 'hunt', 'importQueries', { files: [{ path: 'team/logons.kql', text: 'DeviceLogonEvents | take 2' }] })
  expect(imported().map((query) => query.query)).toEqual(['DeviceLogonEvents | take 2', 'NoSuchTable | take 1'])
  act(store, 'hunt', 'removeImported', { id: imported()[0]!.id })
  act(store, 'hunt', 'removeImported', { id: null })
  expect(imported()).toEqual([])
})
