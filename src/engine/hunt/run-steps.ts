import type { Sql, SqlValue, StepPlan } from '#kql/index.ts'
import { stepOperator } from '#kql/index.ts'
import type { HuntConnection } from './connection.ts'

/** Values under the names better-sqlite3 binds `?1`, `?2` by. */
export const bindings = (parameters: Sql['parameters']) => Object.fromEntries(parameters.map((value, i) => [i + 1, value]))

/** Rows of a query as arrays; integers are bigints, because ticks exceed 2^53. */
export function rowsOf(connection: HuntConnection, sql: Sql): Iterable<readonly SqlValue[]> {
  const statement = connection.prepare(sql.text).raw(true).safeIntegers(true)
  return (sql.parameters.length ? statement.iterate(bindings(sql.parameters)) : statement.iterate()) as Iterable<readonly SqlValue[]>
}

function evaluator(connection: HuntConnection) {
  return (sql: string) => {
    const statement = connection.prepare(sql).raw(true).safeIntegers(true)
    return (parameters: readonly SqlValue[]) => statement.get(bindings(parameters as Sql['parameters'])) as readonly SqlValue[]
  }
}

/** Runs one operator in JavaScript and keeps its rows in a temporary table for the SQL that follows. */
function runStep(connection: HuntConnection, plan: StepPlan): void {
  const inputs = plan.inputs.map((input) => ({ columns: input.columns, rows: () => [...rowsOf(connection, input)] }))
  const rows = stepOperator(plan.operator).run(inputs, plan.settings as never, { evaluate: evaluator(connection) })
  const columns = plan.columns.map((column) => `"${column.name.replace(/"/g, '""')}"`)
  connection.exec(`DROP TABLE IF EXISTS temp."${plan.table}"; CREATE TEMP TABLE "${plan.table}" (${columns.join(', ') || 'nothing'})`)
  const insert = connection.prepare(`INSERT INTO temp."${plan.table}" VALUES (${plan.columns.map(() => '?').join(', ') || 'NULL'})`)
  connection.exec('SAVEPOINT kql_step')
  let place = 0n
  for (const row of rows) insert.run(...row, place++)
  connection.exec('RELEASE kql_step')
}

/** Runs the steps of a query in order. The answer drops their temporary tables. */
export function runSteps(connection: HuntConnection, steps: readonly StepPlan[]): () => void {
  for (const step of steps) runStep(connection, step)
  return () => {
    for (const step of steps) connection.exec(`DROP TABLE IF EXISTS temp."${step.table}"`)
  }
}
