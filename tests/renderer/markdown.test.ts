import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/renderer/ui/markdown/blocks.ts'
import { plainText } from '../../src/renderer/ui/markdown/plain-text.ts'

const text = (of: string) => ({ type: 'text', text: of })

test('a comment is read into blocks and emphasis', () => {
  expect(parseMarkdown('# Scope\n\nUser **alice** ran `whoami /all`\non _WS-07_.\n\n- one\n- two\n  - inner\n\n1. first')).toEqual([
    { type: 'heading', level: 1, children: [text('Scope')] },
    {
      type: 'paragraph',
      children: [
        text('User '),
        { type: 'strong', children: [text('alice')] },
        text(' ran '),
        { type: 'code', text: 'whoami /all' },
        { type: 'break' },
        text('on '),
        { type: 'emphasis', children: [text('WS-07')] },
        text('.'),
      ],
    },
    {
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        [{ type: 'paragraph', children: [text('one')] }],
        [
          { type: 'paragraph', children: [text('two')] },
          { type: 'list', ordered: false, start: 1, items: [[{ type: 'paragraph', children: [text('inner')] }]] },
        ],
      ],
    },
    { type: 'list', ordered: true, start: 1, items: [[{ type: 'paragraph', children: [text('first')] }]] },
  ])
})

test('code keeps every sign of it, and a quote and a table are what they are', () => {
  const [code, quote, table] = parseMarkdown('```kql\nT | where a == "*b*"\n```\n> said **so**\n\n| a | b |\n|---|---|\n| 1 | `x\\|y` |')
  expect(code).toEqual({ type: 'code', language: 'kql', text: 'T | where a == "*b*"' })
  expect(quote).toMatchObject({ type: 'quote', children: [{ type: 'paragraph' }] })
  expect(table).toEqual({ type: 'table', head: [[text('a')], [text('b')]], rows: [[[text('1')], [{ type: 'code', text: 'x|y' }]]] })
})

test.each([
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['* not closed **either', '* not closed **either'],
  ['Hull\\_Drawing\\_Rev7.docm \\[draft\\] C:\\Users', 'Hull_Drawing_Rev7.docm [draft] C:\\Users'],
])('what is no markdown, or is escaped, stays the text it is: %s', (written, shown) => {
  expect(plainText(written).replace(/^• /, '* ')).toBe(shown)
})

test('a link and a picture are told with where they lead', () => {
  const [paragraph] = parseMarkdown('[here](javascript:alert(1) ) ![x](http://bad.example/p.png "t")')
  expect(JSON.stringify(paragraph)).toContain('"url":"http://bad.example/p.png"')
})

test.each(['*', '**a', '[', '`'.repeat(3), '> ', '- ', '_a_', '|a', '!['])('30,000 characters of %j are read while one waits', (sign) => {
  const long = sign.repeat(30_000 / sign.length)
  expect(parseMarkdown(long).length).toBeGreaterThan(0)
  expect(parseMarkdown(`${sign}\n`.repeat(30_000 / (sign.length + 1))).length).toBeGreaterThan(0)
})
