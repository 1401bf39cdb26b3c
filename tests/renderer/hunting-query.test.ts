import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendLine, conditionOf, extendLine, pathCondition } from '../../src/renderer/features/hunting/query/conditions.ts'
import { textLiteral } from '../../src/renderer/features/hunting/query/literal.ts'
import { statementAt, statementsOf } from '../../src/renderer/features/hunting/query/statements.ts'

const parted = (text: string) => statementsOf(text).map(({ start, end }) => text.slice(start, end))

describe('statements of a text', () => {
  test('a blank line parts two queries', () => {
    expect(parted('A\n| take 1\n\n\nB\n| count\n')).toEqual(['A\n| take 1', 'B\n| count'])
  })

  test('a let and what uses it stay together over a blank line', () => {
    expect(parted('let n = 5;\n\nA | take n\n\nB')).toEqual(['let n = 5;\n\nA | take n', 'B'])
  })

  test('a pipe after a blank line goes on with the query', () => {
    expect(parted('A\n\n| take 1')).toEqual(['A\n\n| take 1'])
  })

  test('a comment belongs to what it stands over', () => {
    expect(parted('// first\n\nA\n\n// second\nB')).toEqual(['// first\n\nA', '// second\nB'])
  })

  test('a blank line within brackets or a text of several lines parts nothing', () => {
    expect(parted('A\n| where X in (\n\n1)\n\nB')).toEqual(['A\n| where X in (\n\n1)', 'B'])
    expect(parted('print ```a\n\nb```\n\nB')).toEqual(['print ```a\n\nb```', 'B'])
  })

  test('signs within texts and comments open nothing', () => {
    expect(parted('A | where X == "(;" // ([\n\nB')).toEqual(['A | where X == "(;" // ([', 'B'])
    expect(parted("A | where X == @'c:\\'\n\nB")).toEqual(["A | where X == @'c:\\'", 'B'])
  })

  test('the statement at the cursor is the one it stands in or right after', () => {
    const text = 'A\n\nB\n\nC'
    expect([0, 1, 3, 4, 6].map((offset) => text[statementAt(text, offset)!.start])).toEqual(['A', 'A', 'B', 'B', 'C'])
  })

  test('statements never overlap and hold everything but white space', () => {
    const piece = fc.constantFrom('A', '| take 1', '', '', '// note', '(', ')', '"a', ';', '```', 'let x = 1;')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n')
        let last = 0
        for (const { start, end } of statementsOf(text)) {
          expect(text.slice(last, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(text.slice(last).trim()).toBe('')
      }),
    )
  })
})

describe('conditions from values', () => {
  const column = (type: 'string' | 'long' | 'datetime' | 'dynamic' | 'guid', name = 'X') => ({ name, type })

  test('every type is written as a literal of its own', () => {
    expect(conditionOf(column('string'), '==', 'a"b\\')).toBe('X == "a\\"b\\\\"')
    expect(conditionOf(column('long'), '!=', 5)).toBe('X != 5')
    expect(conditionOf(column('datetime'), '==', '2026-01-01T00:00:00Z')).toBe('X == datetime(2026-01-01T00:00:00Z)')
    expect(conditionOf(column('long'), 'contains', 5)).toBe('tostring(X) contains "5"')
    expect(conditionOf(column('dynamic'), '==', { a: 1 })).toBe('tostring(X) == "{\\"a\\":1}"')
  })

  test('a name that is no word is bracketed', () => {
    expect(conditionOf(column('string', 'my col'), '==', 'v')).toBe('["my col"] == "v"')
  })

  test('no value asks whether there is none', () => {
    expect(conditionOf(column('long'), '==', null)).toBe('isnull(X)')
  })

  test('no text ends its literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const literal = textLiteral(text)
        expect(literal).not.toMatch(/[\n\r]/)
        expect(literal.slice(1, -1).replace(/\\./g, '')).not.toContain('"')
      }),
    )
  })

  test('a value inside JSON is reached by its path, of a text column through parse_json', () => {
    expect(pathCondition(column('dynamic'), ['a', 0, 'b c'], '==', 'v')).toBe('tostring(X.a[0]["b c"]) == "v"')
    expect(pathCondition(column('string'), ['a'], '!=', 5)).toBe('todouble(parse_json(X).a) != 5')
    expect(extendLine(column('dynamic'), ['a', 'b'], 'v')).toBe('| extend b = tostring(X.a.b)')
  })
})

describe('a line added to a query', () => {
  const added = (text: string, ran: string, line: string, cursor = 0) => {
    const { at, text: what } = appendLine(text, ran, cursor, line)
    return text.slice(0, at) + what + text.slice(at)
  }

  test('stands at the end of the query that was run, wherever the cursor is', () => {
    expect(added('A\n| take 5\n\nB', 'A\n| take 5', '| where X == 1', 12)).toBe('A\n| take 5\n| where X == 1\n\nB')
  })

  test('stands before a closing render', () => {
    expect(added('A\n| count\n| render piechart', 'A\n| count\n| render piechart', '| where X')).toBe(
      'A\n| count\n| where X\n| render piechart',
    )
  })

  test('goes to the statement at the cursor once the query that was run is gone', () => {
    expect(added('A\n\nB', 'gone', '| where X', 3)).toBe('A\n\nB\n| where X')
  })
})
