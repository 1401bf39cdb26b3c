import type { Syntax } from '../../adapter/syntax.ts'
import type { Column, Visible } from '../../ir/column.ts'
import { columnExpression, type Expression, literal } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import type { KqlColumn } from '../../types.ts'
import { typeNamed } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { LowerOperator } from '../operator.ts'
import { stepTable, typed } from '../plugins/plugin.ts'
import { type Scope, withTable } from '../scope.ts'
import { slotsRow } from '../slots.ts'
import { sortedBy } from './sort.ts'

interface Declared extends KqlColumn {
  readonly initial: Expression
}

function declaredIn(node: Syntax, scope: Scope, lowering: Lowering): Declared[] {
  const parameters = node.maybe('DeclareClause')?.list('Declarations') ?? []
  return parameters.map((parameter) => {
    const named = parameter.child('NameAndType')
    const type = typeNamed(named.child('Type').text) ?? 'dynamic'
    const given = parameter.maybe('DefaultValue')?.child('Value')
    const value = given && convert(lowerExpression(given, scope, lowering), type)
    return { name: named.child('Name').simpleName, type, initial: value ?? literal(type, null) }
  })
}

const outputKinds: Record<string, string> = { all: 'all', last: 'last', none: 'none' }

/** One step as settings: SQL over slots that answers its condition and the values of all declared columns. */
function stepSettings(
  step: Syntax,
  own: readonly Visible[],
  states: ReadonlyMap<string, readonly Visible[]>,
  declared: readonly Declared[],
  input: Table,
  scope: Scope,
  lowering: Lowering,
) {
  const rowTable: Table = { ...input, columns: own, order: [], sorted: false, partition: [] }
  const members = (columns: readonly Visible[]) => (name: string) => {
    const found = columns.find((c) => c.name === name)
    return found && columnExpression(found.column)
  }
  const qualifiers = new Map([...states].map(([name, columns]) => [name, members(columns)] as const))
  const defaults = (name: string) => declared.find((d) => d.name === name)?.initial
  const inside: Scope = { ...withTable(scope, rowTable), qualifiers: new Map([...qualifiers, ['', defaults]]) }
  const condition = lowerExpression(step.child('Condition'), inside, lowering)
  const assignments = new Map(
    (step.maybe('ComputationClause')?.list('Assignments') ?? []).map((a) => [a.child('Name').simpleName, a.child('Expression')]),
  )
  const values = declared.map((d) => {
    const given = assignments.get(d.name)
    return given ? (convert(lowerExpression(given, inside, lowering), d.type) ?? d.initial) : d.initial
  })
  const all: Column[] = [...own, ...[...states.values()].flat()].map((c) => c.column)
  return {
    evaluate: slotsRow(all, [convert(condition, 'bool') ?? condition, ...values], lowering),
    output: outputKinds[step.maybe('ScanStepOutput')?.token('OutputKind') ?? 'all'] ?? 'all',
    optional: step.token('OptionalKeyword') !== '',
  }
}

/** `scan`: sequences of rows that meet the conditions of steps one after the other, worked out row by row. */
export const lowerScan: LowerOperator = (node, input, scope, lowering) => {
  const orderBy = node.maybe('OrderByClause')?.list('Expressions')
  const sorted = orderBy ? sortedBy(input, orderBy, scope, lowering) : input
  const partitionBy = (node.maybe('PartitionByClause')?.list('Expressions') ?? []).map((item) =>
    input.columns.findIndex((c) => c.name === item.simpleName),
  )
  const declared = declaredIn(node, scope, lowering)
  const fresh = (columns: readonly KqlColumn[]): Visible[] =>
    columns.map(({ name, type }) => ({ name, column: lowering.newColumn(name, type) }))
  const own = fresh(typed(input))
  const steps = node.list('Steps')
  const states = new Map(steps.map((step) => [step.child('Name').simpleName, fresh([...typed(input), ...declared])]))
  const initial = slotsRow(
    [],
    declared.map((d) => d.initial),
    lowering,
  )
  const matchName = node.parameters.get('with_match_id')?.simpleName
  const settings = {
    steps: steps.map((step) => stepSettings(step, own, states, declared, input, scope, lowering)),
    initial,
    width: input.columns.length,
    declared: declared.length,
    types: typed(input).map((c) => c.type),
    partition: [...partitionBy, ...input.partition.map((_, i) => input.columns.length + i)],
    matchId: matchName !== undefined,
  }
  const matchId = matchName ? [{ name: matchName, type: 'long' as const }] : []
  const hidden = input.partition.map((column) => ({ name: column.sql, column }))
  const rows: Table = { ...sorted, columns: [...input.columns, ...hidden] }
  const columns = [...typed(input), ...declared.map(({ name, type }) => ({ name, type })), ...matchId]
  const result = stepTable(
    'scan',
    settings,
    [rows],
    [...columns, ...hidden.map(({ name, column }) => ({ name, type: column.type }))],
    lowering,
  )
  return {
    ...result,
    columns: result.columns.slice(0, columns.length),
    partition: result.columns.slice(columns.length).map((c) => c.column),
    sorted: true,
  }
}
