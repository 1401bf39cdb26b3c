import { regexOf, rewriteWith } from '../../runtime/regex.ts'
import type { ScalarRow } from '../scalar-row.ts'

const groupsOf = (match: readonly (string | undefined)[], wanted: readonly number[] | null) => {
  const groups = wanted ? wanted.map((group) => match[group]) : match.slice(1)
  return groups.map((group) => group ?? '')
}

/** All matches: texts where the pattern has one group (or is asked for one), else arrays of groups; null where none. */
function extractAll(pattern: string, wanted: readonly number[] | null, text: string): unknown {
  const matches = [...text.matchAll(regexOf(pattern, 'g'))]
  if (matches.length === 0) return null
  return matches.map((match) => {
    const groups = groupsOf(match, wanted)
    return groups.length === 1 ? groups[0] : groups
  })
}

/** Functions by regular expression, in RE2's syntax. */
export const regex: readonly ScalarRow[] = [
  {
    name: 'extract',
    doc: 'The given capture group of the first match; empty where nothing matches',
    example: ["extract('x=([0-9.]+)', 1, 'hello x=45.6|wo')", '45.6'],
    forms: [
      {
        params: ['string', 'int', 'text'],
        returns: 'string',
        js: { body: (pattern: string, group: number, text: string) => regexOf(pattern).exec(text)?.[group] ?? '' },
      },
    ],
  },
  {
    name: 'extract_all',
    aliases: ['extractall'],
    doc: 'All matches as an array: texts for one capture group, arrays for several',
    example: ["extract_all('([a-z])([0-9])', 'a1 b2')", '[["a","1"],["b","2"]]'],
    forms: [
      { params: ['string', 'text'], returns: 'dynamic', js: { body: (pattern: string, text: string) => extractAll(pattern, null, text) } },
      {
        params: ['string', 'dynamic', 'text'],
        returns: 'dynamic',
        js: { body: (pattern: string, groups: readonly number[], text: string) => extractAll(pattern, groups, text) },
      },
    ],
  },
  {
    name: 'replace_regex',
    aliases: ['replace'],
    doc: 'Replaces all matches; \\1 stands for a capture group',
    example: ["replace_regex('Number is 7', @'is (\\d+)', @'was: \\1')", 'Number was: 7'],
    forms: [
      {
        params: ['text', 'string', 'string'],
        returns: 'string',
        js: {
          body: (text: string, pattern: string, template: string) => {
            const rewrite = rewriteWith(template)
            return text.replace(regexOf(pattern, 'g'), (...found) =>
              rewrite(
                found.slice(
                  0,
                  found.findIndex((part) => typeof part === 'number'),
                ) as string[],
              ),
            )
          },
        },
      },
    ],
  },
  {
    name: 'trim',
    doc: 'Removes one match of the pattern at the start and one at the end',
    example: ["trim('--', '--a--')", 'a'],
    forms: [
      {
        params: ['string', 'text'],
        returns: 'string',
        js: {
          body: (pattern: string, text: string) => {
            const start = text.replace(regexOf(`^(?:${pattern})`), '')
            return start.replace(regexOf(`(?:${pattern})$`), '')
          },
        },
      },
    ],
  },
  {
    name: 'trim_start',
    doc: 'Removes one match of the pattern at the start',
    example: ["trim_start('-', '--a')", '-a'],
    forms: [
      {
        params: ['string', 'text'],
        returns: 'string',
        js: { body: (pattern: string, text: string) => text.replace(regexOf(`^(?:${pattern})`), '') },
      },
    ],
  },
  {
    name: 'trim_end',
    doc: 'Removes one match of the pattern at the end',
    example: ["trim_end('-', 'a--')", 'a-'],
    forms: [
      {
        params: ['string', 'text'],
        returns: 'string',
        js: { body: (pattern: string, text: string) => text.replace(regexOf(`(?:${pattern})$`), '') },
      },
    ],
  },
  {
    name: 'countof',
    doc: "Occurrences of a text, overlapping ones too; of a pattern with kind 'regex', without overlap",
    example: ["countof('aaa', 'aa')", '2'],
    forms: [
      {
        params: ['text', 'string', 'string'],
        optional: 1,
        returns: 'long',
        js: {
          body: (text: string, search: string, kind = 'normal') => {
            if (search === '') return 0
            if (kind === 'regex') return [...text.matchAll(regexOf(search, 'g'))].length
            let count = 0
            for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) count++
            return count
          },
        },
      },
    ],
  },
  {
    name: 'indexof_regex',
    doc: 'Place of the first match of a pattern, or -1',
    example: ["indexof_regex('abcabc', 'b.')", '1'],
    forms: [
      {
        params: ['text', 'string', 'int', 'int', 'int'],
        optional: 3,
        returns: 'long',
        js: {
          body: (text: string, pattern: string, start = 0, length = -1, occurrence = 1) => {
            if (start < 0 || occurrence < 1) return null
            const end = length < 0 ? text.length : start + length
            const matches = [...text.slice(start, end).matchAll(regexOf(pattern, 'g'))]
            const match = matches[occurrence - 1]
            return match ? start + match.index : -1
          },
        },
      },
    ],
  },
  {
    name: 'regex_quote',
    doc: 'Escapes what a pattern would read as syntax',
    example: ["regex_quote('a.b')", 'a\\.b'],
    forms: [{ params: ['string'], returns: 'string', js: { body: (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&') } }],
  },
]
