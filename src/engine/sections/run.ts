import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { inSql, type TableInSql } from '../entities/hunting-rows.ts'
import { kqlText, type NameCondition, namedRows } from '../entities/name-conditions.ts'
import { rowsByWords } from '../entities/rows-by-words.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { deviceConditions } from '../timeline/device-conditions.ts'
import { sections } from './index.ts'
import { createNameFinder } from './known-names.ts'
import { columnsOf, type Section } from './section.ts'
import { ownersNames, type SectionName, sectionNames } from './section-names.ts'

type Told = Outputs['sections']['get'][number]

/** Lines shown of a section; what is rarer is reached by hunting. */
const SHOWN = 500

function whose(store: ReadStore, of: TableInSql, section: Section, names: readonly SectionName[]): readonly NameCondition[] {
  if (section.kinds.includes('device')) return deviceConditions(store, of, names)
  const condition = namedRows(of, names, section.in)
  if (!condition) return []
  const few = rowsByWords(store, of, names, section.in)
  return [few ? { ...condition, sql: `${few.sql} AND (${condition.sql})`, params: [...few.params, ...condition.params] } : condition]
}

/** What a section asks of the entity's rows beside being its own. */
function asked(of: TableInSql, section: Section): NameCondition[] {
  const only = (section.only ?? []).flatMap(([columns, ...values]) => {
    const column = columns.split('|').find((one) => of.has(one))
    if (!column) return []
    const list = values.map(kqlText).join(', ')
    return [{ sql: `${of.sql(column)} IN (${values.map(() => '?').join(', ')})`, params: values, kql: `${column} in (${list})` }]
  })
  const filled = (section.filled ?? []).map((column) =>
    of.has(column)
      ? { sql: `ifnull(${of.sql(column)}, '') <> ''`, params: [], kql: `isnotempty(${column})` }
      : { sql: '0', params: [], kql: 'false' },
  )
  return [...only, ...filled]
}

/** KQL that finds the rows a line counts. */
function queryOf(
  of: TableInSql,
  conditions: readonly NameCondition[],
  keys: readonly (readonly [columns: readonly string[], value: string])[],
): string {
  const lines = keys.map(([columns, value]) => {
    const column = columns[0]!
    if (of.type(column) === 'bool') return value === '' ? `| where isnull(${column})` : `| where ${column} == ${value === '1'}`
    const text = columns.length > 1 ? `coalesce(${columns.join(', ')})` : of.type(column) === 'string' ? column : `tostring(${column})`
    return value === '' ? `| where isempty(${text})` : `| where ${text} == ${kqlText(value)}`
  })
  return [of.table.name, ...conditions.map((one) => `| where ${one.kql}`), ...lines].join('\n')
}

/** How SQLite keeps what KQL calls true and false. */
const YES_NO: Readonly<Record<string, string>> = { '0': 'No', '1': 'Yes' }

interface Line {
  readonly values: readonly string[]
  count: number
  first: Ticks | null
  last: Ticks | null
  readonly query: string
}

function gather(store: ReadStore, of: TableInSql, section: Section, names: readonly SectionName[], lines: Map<string, Line>): void {
  const keys = section.by.map((one) => columnsOf(of, one))
  const selected = keys.map((columns, i) => {
    const texts = columns.map((column) => `nullif(CAST(${of.sql(column)} AS TEXT), '')`)
    return `coalesce(${[...texts, "''"].join(', ')}${texts.length === 0 ? ", ''" : ''}) AS c${i}`
  })
  for (const condition of whose(store, of, section, names)) {
    const parts = [condition, ...asked(of, section)]
    const rows = store.all<Record<string, unknown>>(
      `SELECT ${selected.join(', ')}, count(*) AS n, min(${of.time}) AS first, max(${of.time}) AS last FROM ${of.from}
       WHERE ${parts.map((part) => `(${part.sql})`).join(' AND ')} GROUP BY ${keys.map((_, i) => i + 1).join(', ')} ORDER BY n DESC LIMIT ${SHOWN + 1}`,
      ...parts.flatMap((part) => part.params),
    )
    for (const row of rows) {
      const values = keys.map((_, i) => String(row[`c${i}`]))
      const [first, last] = [row.first as Ticks | null, row.last as Ticks | null]
      const id = values.join('\u0000')
      const known = lines.get(id)
      const said = keys.flatMap((columns, i) => (columns.length > 0 ? [[columns, values[i]!] as const] : []))
      if (!known) lines.set(id, { values, count: Number(row.n), first, last, query: queryOf(of, parts, said) })
      else {
        known.count += Number(row.n)
        if (first !== null && (known.first === null || first < known.first)) known.first = first
        if (last !== null && (known.last === null || last > known.last)) known.last = last
      }
    }
  }
}

function run(store: ReadStore, section: Section, names: readonly SectionName[], find: ReturnType<typeof createNameFinder>): Told {
  const lines = new Map<string, Line>()
  const tables = section.tables.flatMap((name) => {
    const table = huntingTable(store, name)
    return table && table.rows > 0 ? [inSql(table)] : []
  })
  for (const of of tables) gather(store, of, section, names, lines)
  const flags = section.by.map((one) => tables.some((of) => of.type(columnsOf(of, one)[0] ?? '') === 'bool'))
  const sorted = [...lines.values()]
    .filter((line) => line.values.some(Boolean))
    .sort((a, b) => b.count - a.count || (a.values.join() < b.values.join() ? -1 : 1))
  return {
    id: section.id,
    title: section.title,
    columns: section.by.map((one) => one.title),
    total: Math.min(sorted.length, SHOWN),
    counts: section.counts,
    rows: sorted.slice(0, SHOWN).map((line) => ({
      cells: line.values.map((text, i) => ({
        text: (flags[i] ? (YES_NO[text] ?? text) : (section.by[i]!.words?.[text] ?? text)).slice(0, 1000),
        entity: section.by[i]!.names ? find(section.by[i]!.names!, text) : null,
      })),
      count: line.count,
      first: line.first === null ? '' : isoFromTicks(line.first),
      last: line.last === null ? '' : isoFromTicks(line.last),
      query: line.query,
    })),
    more: sorted.length > SHOWN,
    filledBy: section.filledBy,
    hasTables: tables.length > 0,
  }
}

/** What the tables say of an entity on one tab of its page. Fails with `entity.not-found`. */
export function sectionsOf(store: ReadStore, { entity, tab }: Inputs['sections']['get']): Told[] {
  const { kind } = entityRow(store, entity)
  const names = sectionNames(store, entity, kind)
  const withOwner = [...names, ...ownersNames(store, names)]
  const find = createNameFinder(store)
  return sections
    .filter((section) => section.tab === tab && section.kinds.includes(kind))
    .map((section) => run(store, section, section.ofOwner ? withOwner : names, find))
}
