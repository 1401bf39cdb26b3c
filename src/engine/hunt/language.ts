import { aggregateRows, classify, complete, diagnose, format, hover, scalarRows } from '#kql/index.ts'
import type { Reads } from '../calls/index.ts'
import { caseCatalog } from './case-catalog.ts'

const docs = new Map(
  [...scalarRows, ...aggregateRows].flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row.doc] as const)),
)

/** Help for a function stands in the catalog that compiles it; the Kusto service knows only its signature. */
function withDoc(told: string): string {
  const doc = docs.get(/^\(function\) (\w+)\(/.exec(told)?.[1] ?? '')
  return doc ? `${told}\n${doc}` : told
}

/** What the editor asks while the analyst types, answered from the case's own schema. */
export const languageReads: Reads<'language'> = {
  diagnose: (store, { text }) => [...diagnose(text, caseCatalog(store))],
  complete: (store, { text, offset }) => {
    const { from, to, items } = complete(text, offset, caseCatalog(store))
    return { from, to, items: items.map((item) => ({ ...item, detail: docs.get(item.label.split('(')[0] ?? '') ?? item.detail })) }
  },
  hover: (store, { text, offset }) => {
    const told = hover(text, offset, caseCatalog(store))
    return told === null ? null : { text: withDoc(told) }
  },
  format: (store, { text }) => ({ text: format(text, caseCatalog(store)) }),
  classify: (store, { text }) => classify(text, caseCatalog(store)),
}
