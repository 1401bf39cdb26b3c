import { expect, test } from 'vitest'
import {
  emptyGuided,
  type Group,
  type GuidedQuery,
  isGuided,
  kqlOfGuided,
  withPart,
} from '../../src/renderer/features/hunting/guided/guided-query.ts'
import { operatorsOf } from '../../src/renderer/features/hunting/guided/operators.ts'

const types = new Map([
  ['Timestamp', 'datetime'],
  ['FileName', 'string'],
  ['ProcessId', 'long'],
  ['AdditionalFields', 'dynamic'],
  ['IsLocalAdmin', 'bool'],
] as const)

const is = (column: string, operator: string, value = '') => ({ kind: 'condition', column, operator, value }) as const
const group = (join: Group['join'], ...parts: Group['parts']): Group => ({ kind: 'group', join, parts })
const kql = (where: Group) => kqlOfGuided({ ...emptyGuided, table: 'DeviceEvents', where }, types, 'Timestamp')

test('conditions are joined as their group says, groups within groups stand in brackets', () => {
  expect(
    kql(
      group(
        'and',
        is('FileName', 'is', 'a.exe'),
        group('or', is('ProcessId', 'above', '4'), is('IsLocalAdmin', 'true')),
        is('Timestamp', 'within', '7d'),
      ),
    ),
  ).toBe(
    'DeviceEvents\n| where FileName =~ "a.exe"\n    and (ProcessId > 4\n        or IsLocalAdmin == true)\n    and Timestamp > ago(7d)\n| sort by Timestamp desc\n| take 1000',
  )
})

test('what is not whole yet is left out, a group of one needs no brackets, and no condition asks for the table', () => {
  expect(kql(group('and', is('FileName', 'contains', ''), group('or', is('ProcessId', 'is', '7'))))).toContain('\n| where ProcessId == 7\n')
  expect(kql(group('and', is('Gone', 'is', 'x')))).toBe('DeviceEvents\n| sort by Timestamp desc\n| take 1000')
  expect(kqlOfGuided(emptyGuided, types, undefined)).toBe('')
})

test('a value stays a value whatever is typed', () => {
  expect(kql(group('and', is('FileName', 'is', '" or 1 == 1 //\n| take 1')))).toContain('FileName =~ "\\" or 1 == 1 //\\n| take 1"')
  expect(kql(group('and', is('ProcessId', 'above', '1 or true')))).toContain('ProcessId > "1 or true"')
  expect(kql(group('and', is('Timestamp', 'after', '2026-01-01) or (1 == 1')))).toContain('Timestamp > datetime(2026-01-01  1  1)')
  expect(kql(group('and', is('Timestamp', 'within', '7d) //')))).toContain('ago("7d) //")')
  expect(kql(group('and', is('FileName', 'in', 'a.exe, "b", ,')))).toContain('FileName in~ ("a.exe", "\\"b\\"")')
  expect(kql(group('and', is('AdditionalFields', 'has', 'x')))).toContain('tostring(AdditionalFields) has "x"')
})

test('every type has ways to compare it, each by a name of its own', () => {
  for (const type of ['string', 'datetime', 'timespan', 'int', 'long', 'real', 'decimal', 'bool', 'dynamic', 'guid'] as const) {
    const ids = operatorsOf(type).map((each) => each.id)
    expect(ids.length, type).toBeGreaterThan(2)
    expect(new Set(ids).size, type).toBe(ids.length)
  }
})

test('a part is changed or taken out by its path, and what was kept by another version is no guided query', () => {
  const where = group('and', is('FileName', 'is', 'a'), group('or', is('ProcessId', 'is', '1')))
  expect(withPart(where, [1, 0], is('ProcessId', 'is', '2')).parts[1]).toEqual(group('or', is('ProcessId', 'is', '2')))
  expect(withPart(where, [0], undefined).parts).toHaveLength(1)
  const kept: GuidedQuery = { table: 'T', where, limit: 5 }
  expect(isGuided(JSON.parse(JSON.stringify(kept)))).toBe(true)
  expect(isGuided({ ...kept, where: { kind: 'group', join: 'xor', parts: [] } })).toBe(false)
  expect(isGuided({ table: 'T' })).toBe(false)
})
