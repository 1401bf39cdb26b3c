import type { ScalarRow } from '../scalar-row.ts'

/** Functions that cut, join and measure text. */
export const strings: readonly ScalarRow[] = [
  {
    name: 'strlen',
    doc: 'Length in characters (UTF-16 code units are not counted twice)',
    example: ["strlen('añb')", '3'],
    forms: [{ params: ['text'], returns: 'long', sql: ([text]) => `length(${text})`, total: true }],
  },
  {
    name: 'strcat',
    doc: 'Joins 1 to 64 values as text; nulls are skipped',
    example: ["strcat('a', 1, true)", 'a1True'],
    forms: [{ params: ['text'], rest: 'text', returns: 'string', sql: (args) => `(${args.join(' || ')})` }],
  },
  {
    name: 'substring',
    doc: 'Part of a text from a 0-based start, which counts from the end where negative',
    example: ["substring('abcdef', 2, 3)", 'cde'],
    forms: [
      {
        params: ['text', 'int', 'int'],
        optional: 1,
        returns: 'string',
        js: {
          body: (text: string, start: number, length = text.length) => {
            const from = start < 0 ? Math.max(0, text.length + start) : start
            return text.slice(from, from + Math.max(0, length))
          },
        },
      },
    ],
  },
]
