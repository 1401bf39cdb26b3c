import { parse as parseCsv } from 'csv-parse/sync'
import { parseCommandLine } from '../../runtime/command-line.ts'
import { parsePath } from '../../runtime/file-path.ts'
import { parseQuery, parseUrl, urlDecode } from '../../runtime/url.ts'
import { parseXml } from '../../runtime/xml.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

const toDynamic = (body: (text: string) => unknown): ScalarForm[] => [{ params: ['text'], returns: 'dynamic', js: { body } }]

/** The first record of CSV text as an array; text that is no CSV as it stands. */
function firstCsvRecord(text: string): unknown {
  try {
    const rows = parseCsv(text, { to: 1, relax_quotes: true, relax_column_count: true }) as string[][]
    return rows[0] ?? ['']
  } catch {
    return text.split(',')
  }
}

/** Versions compare as numbers: up to four parts of up to eight digits, missing parts are zero. */
/** Eight digits for each part: 32 are more than a double holds, so they stand as text that sorts as the number would. */
function parseVersion(text: string): string | null {
  const parts = text.trim().split('.')
  if (parts.length > 4 || parts.some((part) => !/^\d{1,8}$/.test(part))) return null
  return [0, 1, 2, 3].map((place) => (parts[place] ?? '').padStart(8, '0')).join('')
}

/** Functions that take structured text apart. */
export const parse: readonly ScalarRow[] = [
  {
    name: 'parse_url',
    aliases: ['parseurl'],
    doc: 'Parts of an absolute URL as a bag',
    example: ["tostring(parse_url('https://a.example/x?y=1').Host)", 'a.example'],
    forms: toDynamic(parseUrl),
  },
  {
    name: 'parse_urlquery',
    aliases: ['parseurlquery'],
    doc: 'Query parameters as a bag under `Query Parameters`',
    example: ["parse_urlquery('a=1')", '{"Query Parameters":{"a":"1"}}'],
    forms: toDynamic((text) => ({ 'Query Parameters': parseQuery(urlDecode(text.replace(/^\?/, ''))) })),
  },
  {
    name: 'parse_path',
    doc: 'Parts of a file path as a bag',
    example: ["tostring(parse_path(@'C:\\\\temp\\\\a.txt').Extension)", 'txt'],
    forms: toDynamic(parsePath),
  },
  {
    name: 'parse_command_line',
    doc: "Arguments of a command line, by the rules of 'windows'",
    example: ['parse_command_line(\'echo "hello world"\', "windows")', '["echo","hello world"]'],
    forms: [
      {
        params: ['text', 'string'],
        returns: 'dynamic',
        js: { body: (text: string, kind: string) => (kind.toLowerCase() === 'windows' ? parseCommandLine(text) : null) },
      },
    ],
  },
  {
    name: 'parse_xml',
    doc: 'XML as a bag: attributes with @, repeated elements as arrays',
    example: ['parse_xml(\'<a b="1">x</a>\')', '{"a":{"@b":"1","#text":"x"}}'],
    forms: toDynamic(parseXml),
  },
  {
    name: 'parse_csv',
    doc: 'The first record of CSV text as an array',
    example: ['parse_csv(\'aa,"b,b",cc\')', '["aa","b,b","cc"]'],
    forms: toDynamic(firstCsvRecord),
  },
  {
    name: 'parse_version',
    doc: 'A version of up to four parts as a number that compares exactly',
    example: ["parse_version('120.0.6099.130') < parse_version('120.0.6099.200')", 'True'],
    forms: [{ params: ['text'], returns: 'decimal', js: { body: parseVersion } }],
  },
]
