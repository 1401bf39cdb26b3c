import { containsTerm } from '../../semantics/terms.ts'
import type { ScalarRow } from '../scalar-row.ts'

/** Place of the n-th occurrence within a window, -1 where there is none; null for a meaningless question, as Kusto answers. */
function indexOf(text: string, search: string, start = 0, length = -1, occurrence = 1): number | null {
  const from = start < 0 ? text.length + start : start
  if (search === '' || from < 0 || length < -1 || occurrence < 1) return null
  const end = length < 0 ? text.length : Math.min(text.length, from + length)
  let at = text.indexOf(search, from)
  for (let n = 1; n < occurrence && at >= 0; n++) at = text.indexOf(search, at + 1)
  return at < 0 || at + search.length > end ? -1 : at
}

/** A piece of a text in the making: what was replaced is not looked at again. */
interface Piece {
  readonly text: string
  readonly done: boolean
}

/** Each lookup in turn takes its places in what is left of the text; one whose partner is no text keeps its places as they are. */
function replaceStrings(text: string, lookups: readonly unknown[], replacements: readonly unknown[]): string {
  let pieces: Piece[] = [{ text, done: false }]
  lookups.forEach((lookup, i) => {
    if (typeof lookup !== 'string' || lookup === '') return
    const replacement = replacements[i]
    const made = { text: typeof replacement === 'string' ? replacement : lookup, done: true }
    pieces = pieces.flatMap((piece) =>
      piece.done ? [piece] : piece.text.split(lookup).flatMap((part, at) => [...(at > 0 ? [made] : []), { text: part, done: false }]),
    )
  })
  return pieces.map((piece) => piece.text).join('')
}

function translate(search: string, replacement: string, text: string): string {
  if (replacement === '') return [...text].filter((c) => !search.includes(c)).join('')
  const [from, to] = [[...search], [...replacement]]
  return [...text].map((c) => (from.includes(c) ? (to[Math.min(from.indexOf(c), to.length - 1)] ?? '') : c)).join('')
}

/** Functions that cut, join and measure text. */
export const strings: readonly ScalarRow[] = [
  {
    name: 'strlen',
    doc: 'Length in characters (UTF-16 code units are not counted twice)',
    example: ["strlen('añb')", '3'],
    forms: [{ params: ['text'], returns: 'long', sql: ([text]) => `length(${text})`, total: true }],
  },
  {
    name: 'string_size',
    doc: 'Size in bytes of the text as UTF-8',
    example: ["string_size('añb')", '4'],
    forms: [{ params: ['text'], returns: 'long', sql: ([text]) => `octet_length(${text})`, total: true }],
  },
  {
    name: 'strcat',
    doc: 'Joins 1 to 64 values as text; nulls are skipped',
    example: ["strcat('a', 1, true)", 'a1True'],
    forms: [{ params: ['text'], rest: 'text', returns: 'string', sql: (args) => `(${args.join(' || ')})` }],
  },
  {
    name: 'strcat_delim',
    doc: 'Joins values as text with a delimiter between them',
    example: ["strcat_delim('-', 1, 'a', true)", '1-a-True'],
    forms: [
      {
        params: ['string', 'text', 'text'],
        rest: 'text',
        returns: 'string',
        sql: ([delimiter, first, ...rest]) => `(${first}${rest.map((arg) => ` || ${delimiter} || ${arg}`).join('')})`,
      },
    ],
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
            const from = start < 0 ? text.length + start : start
            return from < 0 ? '' : text.slice(from, from + Math.max(0, length))
          },
        },
      },
    ],
  },
  {
    name: 'tolower',
    doc: 'Lower case, by Unicode',
    example: ["tolower('ÄB')", 'äb'],
    forms: [{ params: ['text'], returns: 'string', js: { body: (text: string) => text.toLowerCase() } }],
  },
  {
    name: 'toupper',
    doc: 'Upper case, by Unicode',
    example: ["toupper('äb')", 'ÄB'],
    forms: [{ params: ['text'], returns: 'string', js: { body: (text: string) => text.toUpperCase() } }],
  },
  {
    name: 'reverse',
    doc: 'The characters from last to first',
    example: ["reverse('abc')", 'cba'],
    forms: [{ params: ['text'], returns: 'string', js: { body: (text: string) => [...text].reverse().join('') } }],
  },
  {
    name: 'strrep',
    doc: 'Repeats a value as text, at most 1024 times, with a delimiter between',
    example: ["strrep('ab', 2, '-')", 'ab-ab'],
    forms: [
      {
        params: ['text', 'int', 'string'],
        optional: 1,
        returns: 'string',
        js: {
          body: (text: string, times: number, delimiter = '') =>
            Array(Math.max(0, Math.min(times, 1024)))
              .fill(text)
              .join(delimiter),
        },
      },
    ],
  },
  {
    name: 'strcmp',
    doc: 'Compares by ordinal: -1, 0 or 1',
    example: ["strcmp('abc', 'abd')", '-1'],
    forms: [{ params: ['text', 'text'], returns: 'int', sql: ([a, b]) => `((${a} > ${b}) - (${a} < ${b}))`, total: true }],
  },
  {
    name: 'isempty',
    doc: 'True for an empty string and for null',
    example: ["isempty('')", 'True'],
    forms: [{ params: ['text'], returns: 'bool', sql: ([text]) => `(${text} = '')`, total: true }],
  },
  {
    name: 'isnotempty',
    aliases: ['notempty'],
    doc: 'False for an empty string and for null',
    example: ["isnotempty('a')", 'True'],
    forms: [{ params: ['text'], returns: 'bool', sql: ([text]) => `(${text} <> '')`, total: true }],
  },
  {
    name: 'indexof',
    doc: 'Place of a text within another, or -1',
    example: ["indexof('abcabc', 'bc', 2)", '4'],
    forms: [{ params: ['text', 'text', 'int', 'int', 'int'], optional: 3, returns: 'long', js: { body: indexOf } }],
  },
  {
    name: 'replace_string',
    doc: 'Replaces all occurrences of a text',
    example: ["replace_string('aXbX', 'X', '-')", 'a-b-'],
    forms: [{ params: ['text', 'string', 'string'], returns: 'string', sql: ([text, from, to]) => `replace(${text}, ${from}, ${to})` }],
  },
  {
    name: 'replace_strings',
    doc: 'Replaces each of several texts by its partner; earlier ones of the list go first, and what was replaced stays',
    example: ["replace_strings('This is', dynamic(['This', 'is']), dynamic(['That', 'was']))", 'That was'],
    forms: [{ params: ['text', 'dynamic', 'dynamic'], returns: 'string', js: { body: replaceStrings } }],
  },
  {
    name: 'split',
    doc: 'Cuts a text at a delimiter into an array; with an index, an array of that part alone',
    example: ["split('a_b_c', '_')", '["a","b","c"]'],
    forms: [
      {
        params: ['text', 'string', 'int'],
        optional: 1,
        returns: 'dynamic',
        js: {
          body: (text: string, delimiter: string, index?: number) => {
            const parts = delimiter === '' ? [text] : text.split(delimiter)
            if (index === undefined) return parts
            const part = parts[index < 0 ? parts.length + index : index]
            return part === undefined ? [] : [part]
          },
        },
      },
    ],
  },
  {
    name: 'translate',
    doc: 'Replaces each character of a list by its partner in another list',
    example: ["translate('krasp', 'otsku', 'spark')", 'kusto'],
    forms: [{ params: ['string', 'string', 'text'], returns: 'string', js: { body: translate } }],
  },
  {
    name: 'has_any_index',
    doc: 'Index of the first item of an array that the text has as a term, or -1',
    example: ["has_any_index('this is it', dynamic(['no', 'is']))", '1'],
    forms: [
      {
        params: ['text', 'dynamic'],
        returns: 'int',
        js: { body: (text: string, items: readonly unknown[]) => items.findIndex((item) => containsTerm(text, String(item), false)) },
      },
    ],
  },
  {
    name: 'isascii',
    doc: 'True where every character is ASCII',
    example: ["isascii('abc')", 'True'],
    forms: [{ params: ['text'], returns: 'bool', js: { body: (text: string) => !/[^\0-\x7f]/.test(text) }, total: true }],
  },
  {
    name: 'isutf8',
    doc: 'True where the text is well-formed UTF-8; stored text always is',
    example: ["isutf8('abc')", 'True'],
    forms: [{ params: ['text'], returns: 'bool', js: { body: (text: string) => text.isWellFormed() }, total: true }],
  },
  {
    name: 'make_string',
    aliases: ['unicode_codepoints_to_string'],
    doc: 'The text of Unicode code points, given one by one or in arrays',
    example: ['unicode_codepoints_to_string(75, 117, 115)', 'Kus'],
    forms: [
      {
        params: ['json'],
        rest: 'json',
        returns: 'string',
        js: { body: (...codes: unknown[]) => String.fromCodePoint(...codes.flat(2).map(Number)) },
      },
    ],
  },
  {
    name: 'unicode_codepoints_from_string',
    aliases: ['to_utf8'],
    doc: 'The Unicode code points of a text',
    example: ["unicode_codepoints_from_string('Kus')", '[75,117,115]'],
    forms: [{ params: ['text'], returns: 'dynamic', js: { body: (text: string) => [...text].map((c) => c.codePointAt(0)) } }],
  },
]
