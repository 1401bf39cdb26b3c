import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { columnExpression, operation, text } from '../../ir/expression.ts'
import type { Output } from '../../ir/relation.ts'
import { convert, toText } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { type KqlType, typeNamed } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { withTable } from '../scope.ts'
import { placed } from './extend.ts'
import { type Piece, patternOf } from './parse-pattern.ts'

/** Columns are captured by name, because a regex pattern may hold groups of its own. */
const groupAt = (index: number) => `column${index}`

function pieceOf(node: Syntax, index: number): Piece {
  if (node.kind === 'StarExpression') return { kind: 'any' }
  if (node.kind === 'NameAndTypeDeclaration') {
    return {
      kind: 'column',
      name: node.child('Name').simpleName,
      type: typeNamed(node.child('Type').text) ?? 'string',
      group: groupAt(index),
    }
  }
  if (node.kind === 'NameDeclaration') return { kind: 'column', name: node.simpleName, type: 'string', group: groupAt(index) }
  return { kind: 'text', text: node.stringValue ?? '' }
}

const columnsIn = (pieces: readonly Piece[]) =>
  pieces.flatMap((piece): { name: string; type: KqlType; group: string }[] => (piece.kind === 'column' ? [piece] : []))

/** Columns cut out of a text by a pattern; where it does not fit they are '' and null, or the row goes (`parse-where`). */
const parser =
  (drops: boolean): LowerOperator =>
  (node, input, scope, lowering) => {
    const { parameters } = node
    const flags = parameters.get('flags')?.text ?? ''
    const written = parameters.get('kind')?.text ?? 'simple'
    const kind = written === 'regex' && flags.includes('U') ? 'lazy-regex' : written
    const pieces = node.list('Patterns').map(pieceOf)
    const value = toText(lowerExpression(node.child('Expression'), withTable(scope, input), lowering))
    const wanted = columnsIn(pieces)
    const settings = JSON.stringify({
      pattern: patternOf(pieces, kind),
      flags,
      groups: wanted.map((c) => c.group),
      types: wanted.map((c) => c.type),
      strict: kind !== 'relaxed',
    })
    const found: Column = lowering.newColumn('parsed', 'dynamic')
    const captured = extended(input.relation, [{ column: found, expression: coreCall('parse', value, text(settings)) }])
    const kept = drops
      ? ({
          op: 'filter',
          input: captured,
          condition: operation('is-not-null', 'bool', [columnExpression(found)], { nullable: false }),
        } as const)
      : captured
    const outputs: Output[] = wanted.map(({ name, type }, i) => {
      const cell = coreCall('element', columnExpression(found), {
        kind: 'literal',
        type: 'int',
        value: BigInt(i),
        nullable: false,
        nan: false,
      })
      const expression = convert(cell, type) ?? cell
      return { column: lowering.newColumn(name, type, { nan: expression.nan }), expression }
    })
    return {
      ...input,
      relation: extended(kept, outputs),
      columns: placed(
        input.columns,
        wanted.map(({ name }, i) => ({ name, column: outputs[i]!.column })),
      ),
    }
  }

export const lowerParse = parser(false)
export const lowerParseWhere = parser(true)
