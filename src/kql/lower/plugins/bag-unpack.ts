import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import { columnExpression, text } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import type { KqlColumn } from '../../types.ts'
import { extended } from '../operator.ts'
import { columnsMatching } from '../operators/project.ts'
import { NeedsShape } from '../shape.ts'
import { declaredColumns } from '../sources/datatable.ts'
import { argumentsOf, constantOf, type LowerPlugin } from './plugin.ts'

/** Columns declared behind the call, `: (Name:string)`; `*` there means the input's own, which are there anyway. */
export function declaredBehind(evaluate: Syntax): KqlColumn[] | undefined {
  const schema = evaluate.maybe('Schema')?.child('Schema')
  return schema ? declaredColumns(schema) : undefined
}

/**
 * `bag_unpack(bag, prefix, columnsConflict, ignoredProperties)`: a column for each key of a bag. Which keys there are only the
 * data knows, so the plan asks for them first, unless they are declared.
 */
export const bagUnpack: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const { positional, named } = argumentsOf(call)
  const [bagNode, prefixNode, conflictNode, ignoredNode] = positional
  const bag = columnsMatching(bagNode!, input, scope, lowering)[0]!
  const prefix = constantOf(prefixNode ?? named.get('OutputColumnPrefix'), scope, lowering) ?? ''
  const conflict = constantOf(conflictNode ?? named.get('columnsConflict'), scope, lowering) ?? 'error'
  const ignored = JSON.parse(constantOf(ignoredNode ?? named.get('ignoredProperties'), scope, lowering) ?? '[]') as string[]
  const found = declaredBehind(evaluate)?.filter((c) => !input.columns.some((own) => own.name === c.name)) ?? shapeFromData()
  return unpacked(input, bag, prefix, conflict, found)

  function shapeFromData(): readonly KqlColumn[] {
    const key = `bag_unpack@${lowering.nextShape()}`
    const known = lowering.shapes.get(key)
    if (!known) throw new NeedsShape(key, 'bag_unpack', { ignored, prefix }, input, [bag.column])
    return known
  }

  function unpacked(table: Table, source: Visible, before: string, onConflict: string, columns: readonly KqlColumn[]): Table {
    const rest = table.columns.filter((c) => c !== source)
    const clash = columns.filter((c) => rest.some((own) => own.name === c.name))
    if (clash.length && onConflict === 'error') {
      return lowering.refuse(
        call,
        'kql.column-conflict',
        `bag_unpack: column ${clash[0]!.name} exists already`,
        scope,
        "say columnsConflict='replace_source' or 'keep_source'",
      )
    }
    const wanted = onConflict === 'keep_source' ? columns.filter((c) => !clash.includes(c)) : columns
    const outputs = wanted.map(({ name, type }) => {
      const member = coreCall('member', columnExpression(source.column), text(name.slice(before.length)))
      const expression = convert(member, type) ?? member
      return { name, column: lowering.newColumn(name, type, { nan: expression.nan }), expression }
    })
    const replaced = table.columns.flatMap((c) => outputs.find((o) => o.name === c.name) ?? (c === source ? [] : [c]))
    const added = outputs.filter((o) => !table.columns.some((c) => c.name === o.name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return {
      ...table,
      relation: extended(table.relation, outputs),
      columns: [...replaced, ...added].map(({ name, column }) => ({ name, column })),
    }
  }
}
