import type { ColumnarPlan, SqlValue } from '#kql/index.ts'
import type { HuntConnection } from '../connection.ts'

interface Answers {
  rows: readonly (readonly (readonly SqlValue[])[])[]
  readonly widths: Set<number>
}

interface VirtualTables {
  table(
    name: string,
    options: { columns: string[]; parameters: string[]; safeIntegers: boolean; rows: (place: bigint) => Generator<readonly SqlValue[]> },
  ): unknown
}

const held = new WeakMap<HuntConnection, Answers>()

/** One virtual table for each width: SQL reads the rows of a plan from it by the plan's place. */
function offer(connection: HuntConnection, answers: Answers, width: number): void {
  if (answers.widths.has(width)) return
  answers.widths.add(width)
  const host = connection as unknown as VirtualTables
  host.table(`kql_columnar_${width}`, {
    columns: Array.from({ length: width }, (_, i) => `c${i}`),
    parameters: ['place'],
    safeIntegers: true,
    *rows(place) {
      yield* answers.rows[Number(place)] ?? []
    },
  })
}

const widthOf = (plan: ColumnarPlan) => plan.keys.length + plan.calls.length + (plan.row ? 1 : 0)

/** Answers plans over kept columns and holds their rows for the SQL that reads them, until the next are answered. */
export function holdAnswers(
  connection: HuntConnection,
  plans: readonly ColumnarPlan[],
  answer: (plan: ColumnarPlan) => SqlValue[][],
): void {
  const answers = held.get(connection) ?? { rows: [], widths: new Set() }
  held.set(connection, answers)
  for (const plan of plans) offer(connection, answers, widthOf(plan))
  answers.rows = plans.map(answer)
}

/** Lets go of the rows that were held. */
export function dropAnswers(connection: HuntConnection): void {
  const answers = held.get(connection)
  if (answers) answers.rows = []
}
