import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formats } from '#engine/ingest/formats/index.ts'
import { caseOf, onlySource } from '../support/evidence-case.ts'
import { sampleFile, triples } from './samples.ts'

/** A table of the evidence's own is named after its file; questions call it `own`. */
const asked = (query: string, tables: object) => query.replaceAll(/\bown\b/g, Object.keys(tables)[0] ?? 'own')

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

/** Ways the same text may come: as it is, under another name, with a mark, in UTF-16, with other line ends. */
const disguises: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'in UTF-16': utf16,
  'with other line ends': (text) => Buffer.from(text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
}

const byFile = Map.groupBy(triples, (triple) => triple.file)

async function answersOf(file: string, name: string, content: Uint8Array) {
  using imported = await caseOf({ [name]: content })
  const { format, records, tables } = onlySource(imported)
  const answers = byFile.get(file)!.map(({ query }) => imported.all(asked(query, tables)))
  return { format, records, rows: Object.values(tables), answers }
}

describe.each([...byFile.keys()])('%s', (file) => {
  const content = sampleFile(file)
  const expected = byFile.get(file)!.map((triple) => triple.answer)

  test('is recognised, read whole, and answers as it should', async () => {
    const { format, records, answers } = await answersOf(file, file.split('/').at(-1)!, content)
    expect(format).toBe(file.split('/')[0])
    expect(records.rejected).toBe(0)
    expect(records.read).toBe(records.stored)
    expect(answers).toEqual(expected)
  })

  test('is the same under the name "unknown"', async () => {
    expect(await answersOf(file, 'unknown', content)).toEqual(await answersOf(file, file.split('/').at(-1)!, content))
  })

  test.each(Object.keys(disguises))('is the same %s', async (disguise) => {
    const { format, records, answers } = await answersOf(file, 'unknown', disguises[disguise]!(content.toString('utf8')))
    expect({ format, rejected: records.rejected, answers }).toEqual({ format: file.split('/')[0], rejected: 0, answers: expected })
  })
})

test('every format has a sample, a place in the list and a line in docs/formats.md', () => {
  const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const files = readdirSync(folder('../../src/engine/ingest/formats/'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
    .map((entry) => entry.name.replace(/\.ts$/, ''))
  expect(formats.map((format) => format.id).sort()).toEqual(files.sort())
  const documented = sampleOfDocs()
  expect(files.filter((id) => !documented.includes(`| \`${id}\` |`))).toEqual([])
  const sampled = new Set([...byFile.keys()].map((file) => file.split('/')[0]))
  expect(files.filter((id) => !sampled.has(id) && !id.startsWith('hunting-'))).toEqual([])
})

const sampleOfDocs = () => sampleFile('../../../docs/formats.md').toString('utf8')
