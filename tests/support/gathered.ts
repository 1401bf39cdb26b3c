import type { Ticks } from '#base/ticks.ts'
import type { Finding } from '#engine/investigate/analyzer.ts'
import { analyzers } from '#engine/investigate/analyzers/index.ts'
import { gather } from '#engine/investigate/gather/gather.ts'
import type { Gathered, Scope } from '#engine/investigate/gather/gathered.ts'
import { judge } from '#engine/investigate/judge.ts'
import { huntingTables } from '#engine/store/hunting-table.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { caseOf, caseOfPaths, type Files } from './evidence-case.ts'

const byTicks = (a: bigint, b: bigint) => Number(a - b)

/** A scope that takes in every device, user and mailbox its tables speak of, over all of the evidence. */
function everything(store: ReadStore, more: Partial<Scope>): Scope {
  const tables = huntingTables(store).filter((table) => table.rows > 0)
  const names = (column: string) =>
    [
      ...new Set(
        tables
          .filter((table) => table.columns.some((one) => one.name === column))
          .flatMap((table) =>
            store.all<{ name: string }>(`SELECT DISTINCT "${column}" AS name FROM "${table.name}" WHERE "${column}" <> ''`),
          )
          .map((row) => row.name),
      ),
    ].sort()
  const times = tables.flatMap((table) => [table.first, table.last]).filter((at) => at !== null)
  const [from, to] = [times.toSorted(byTicks)[0]!, times.toSorted(byTicks).at(-1)!]
  return {
    alerts: [],
    devices: names('DeviceName').map((name) => ({
      key: `dnsName:${name.toLowerCase()}`,
      label: name,
      entity: null,
      ids: [],
      names: [name.toLowerCase()],
    })),
    users: [{ entity: null, label: 'all', upns: [...names('AccountUpn'), ...names('UserPrincipalName')], objectIds: [], sids: [] }],
    mailboxes: names('RecipientEmailAddress'),
    messages: [],
    processes: [],
    from: from as Ticks,
    to: to as Ticks,
    whole: true,
    ...more,
  }
}

/** All alerts of a case and what they name, without rows of tables around them. */
export const alertScope = (store: ReadStore): Scope => ({
  ...everything(store, {}),
  alerts: store.all<{ id: number }>('SELECT id FROM alert ORDER BY id').map((row) => row.id),
  devices: [],
})

export interface AnalyzedEvidence {
  readonly gathered: Gathered
  /** what each analyzer answered, by its id */
  outcome(analyzer: string): { outcome: string; said: string }
  findings(analyzer: string): readonly Finding[]
  /** titles of an analyzer's findings, each once */
  titles(analyzer: string): string[]
}

const signal = new AbortController().signal

async function analyzed(store: ReadStore, more: Partial<Scope>): Promise<AnalyzedEvidence> {
  const gathered = await gather(store, everything(store, more), signal, () => {})
  const judgement = await judge(store, gathered, signal, () => {})
  const findings = (id: string) => judgement.findings.filter((finding) => finding.analyzer.id === id)
  return {
    gathered,
    outcome: (id) => judgement.outcomes.find((one) => one.analyzer === id)!,
    findings,
    titles: (id) => [...new Set(findings(id).map((finding) => finding.title))].sort(),
  }
}

/** Every analyzer over some evidence that a test writes. */
export async function analyze(files: Files, more: Partial<Scope> = {}): Promise<AnalyzedEvidence> {
  using held = await caseOf(files)
  return await analyzed(held.store, more)
}

/** Every analyzer over evidence files that lie somewhere. */
export async function analyzePaths(paths: readonly string[], more: Partial<Scope> = {}): Promise<AnalyzedEvidence> {
  using held = await caseOfPaths(...paths)
  return await analyzed(held.store, more)
}

/** A hunting table as the portal exports it, every column in its order; rows name those that matter. */
export function exportOf(table: string, rows: readonly Readonly<Record<string, string | number>>[]): Files {
  const columns = schemaTable(table)!.columns.map((column) => column.name)
  const cell = (value: string | number | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return { [`${table}.csv`]: [columns.join(','), ...lines].join('\n') }
}

export const analyzerIds = analyzers.map((analyzer) => analyzer.id)
