import { Failure, type Problem } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'
import type { Catalog } from './adapter/catalog.ts'
import { analyze } from './adapter/language.ts'
import type { ColumnarPlan } from './columnar/plan.ts'
import type { Dialect } from './emit/dialect.ts'
import { sqlite } from './emit/sqlite.ts'
import { emitStatement, newSteps, type Sql, type StepPlan } from './emit/statement.ts'
import { createLowering, type ExternalData, type MissingData, type Render, type TimeRange } from './lower/lowering.ts'
import { lowerQuery } from './lower/query.ts'
import type { NamedTable } from './lower/several/several.ts'
import { NeedsShape } from './lower/shape.ts'
import { rewriting } from './rewrite/rewrite.ts'
import type { Storage } from './storage.ts'
import type { KqlColumn, KqlType } from './types.ts'

export interface CompileOptions {
  readonly catalog: Catalog
  /** What `now()` answers, in ticks of 100 ns since 0001-01-01 UTC. */
  readonly clock: bigint
  /** What a query may see of dated tables: rows outside of it are as if they were not stored. */
  readonly range?: TimeRange
  readonly externals?: readonly ExternalData[]
  /** Columns of the query's open operators, as earlier runs of its probes found them. */
  readonly shapes?: ReadonlyMap<string, readonly KqlColumn[]>
  readonly dialect?: Dialect
  /** Indexes beside the tables that a query may go by. */
  readonly storage?: Storage
}

/** One table of an answer: its SQL, its columns, and the name it is shown by, '' where the query gives none. */
export interface CompiledTable {
  readonly name: string
  readonly sql: Sql
  readonly columns: readonly KqlColumn[]
}

/** A query ready to run: steps first, in order, each filling its temporary table; then the SQL. Plain data. */
export interface CompiledQuery extends CompiledTable {
  /** Further tables of a query that answers several (`fork`, `facet`, several statements). */
  readonly more: readonly CompiledTable[]
  readonly steps: readonly StepPlan[]
  /** Groupings to be answered from kept columns first; the SQL reads them by their place. */
  readonly columnar: readonly ColumnarPlan[]
  readonly render?: Render
  /** Data the query reads from addresses no rows were supplied for: it translates, but must not run. */
  readonly missing: readonly MissingData[]
  readonly warnings: readonly Problem[]
}

/**
 * A query that cannot be compiled yet, because the columns of one of its operators come from data (`bag_unpack`, `pivot`):
 * run the probe, work out the columns, and compile again with them under `key`.
 */
export interface Probe {
  readonly key: string
  readonly operator: string
  readonly settings: unknown
  readonly sql: Sql
  /** of the columns the SQL gives, in their order */
  readonly types: readonly KqlType[]
  readonly steps: readonly StepPlan[]
  readonly columnar: readonly ColumnarPlan[]
}

export type Compilation = { readonly kind: 'query'; readonly query: CompiledQuery } | { readonly kind: 'probe'; readonly probe: Probe }

/** Syntax and binding problems of a text, without translating it. */
export function check(text: string, catalog: Catalog): readonly Problem[] {
  return analyze(text, catalog).problems
}

/**
 * Translates KQL to SQL. Problems carry `kql.…` codes and their place in the text: the parser's own (`kql.ks142`), and
 * `kql.unsupported-…` for what this compiler cannot do.
 */
export function compile(text: string, options: CompileOptions): Result<Compilation> {
  const { root, problems } = analyze(text, options.catalog)
  const error = problems.find((p) => p.severity === 'error')
  if (error) return notOk(error)
  const dialect = options.dialect ?? sqlite
  const lowering = createLowering(text, options)
  const steps = newSteps()
  try {
    const [first, ...others] = lowerQuery(root, lowering)
    const rewrite = rewriting(lowering.newColumn, dialect, options.storage)
    const emitted = (named: NamedTable): CompiledTable => {
      const table = rewrite(named.table)
      const columns = table.columns.map((c) => c.column)
      return {
        name: named.name,
        sql: emitStatement(table.relation, columns, table.sorted ? table.order : [], dialect, steps),
        columns: table.columns.map(({ name, column }) => ({ name, type: column.type })),
      }
    }
    const query: CompiledQuery = {
      ...emitted(first),
      more: others.map(emitted),
      steps: steps.plans,
      columnar: steps.columnar,
      ...(lowering.render ? { render: lowering.render } : {}),
      missing: lowering.missing,
      warnings: [...problems, ...lowering.notices],
    }
    return ok({ kind: 'query', query })
  } catch (thrown) {
    if (thrown instanceof NeedsShape) {
      const { key, operator, settings, columns } = thrown
      const table = rewriting(lowering.newColumn, dialect, options.storage)(thrown.table)
      const sql = emitStatement(table.relation, columns, table.sorted ? table.order : [], dialect, steps)
      const types = columns.map((column) => column.type)
      return ok({ kind: 'probe', probe: { key, operator, settings, sql, types, steps: steps.plans, columnar: steps.columnar } })
    }
    if (thrown instanceof Failure) return notOk(thrown.problem)
    throw thrown
  }
}
