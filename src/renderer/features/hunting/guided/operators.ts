import { textLiteral } from '../query/literal.ts'
import type { ColumnType } from '../results/frame.ts'
import { listLiteral } from './guided-query.ts'

/** A way to compare a column: its words in the menu, what it takes, and the KQL it makes. */
export interface Operator {
  readonly id: string
  readonly title: string
  readonly takes: 'text' | 'texts' | 'number' | 'time' | 'span' | 'nothing'
  write(column: string, value: string): string
}

const infix = (id: string, title: string, operator: string, takes: Operator['takes'] = 'text'): Operator => ({
  id,
  title,
  takes,
  write: (column, value) => `${column} ${operator} ${textLiteral(value)}`,
})

const empty: readonly Operator[] = [
  { id: 'empty', title: 'is empty', takes: 'nothing', write: (column) => `isempty(${column})` },
  { id: 'notEmpty', title: 'is not empty', takes: 'nothing', write: (column) => `isnotempty(${column})` },
]

const texts: readonly Operator[] = [
  infix('is', 'equals', '=~'),
  infix('isNot', 'does not equal', '!~'),
  { id: 'in', title: 'is one of', takes: 'texts', write: (column, value) => `${column} in~ (${listLiteral(value)})` },
  { id: 'notIn', title: 'is none of', takes: 'texts', write: (column, value) => `${column} !in~ (${listLiteral(value)})` },
  infix('contains', 'contains', 'contains'),
  infix('notContains', 'does not contain', '!contains'),
  infix('has', 'has the word', 'has'),
  infix('startsWith', 'starts with', 'startswith'),
  infix('endsWith', 'ends with', 'endswith'),
  infix('regex', 'matches the expression', 'matches regex'),
  ...empty,
]

const NUMBER = /^-?\d+(\.\d+)?$/

const number = (id: string, title: string, operator: string): Operator => ({
  id,
  title,
  takes: 'number',
  // what is no number stays a text and is refused by the binder at its place, never run as something else
  write: (column, value) => `${column} ${operator} ${NUMBER.test(value) ? value : textLiteral(value)}`,
})

const numbers: readonly Operator[] = [
  number('is', 'equals', '=='),
  number('isNot', 'does not equal', '!='),
  number('above', 'is greater than', '>'),
  number('atLeast', 'is at least', '>='),
  number('below', 'is less than', '<'),
  number('atMost', 'is at most', '<='),
  { id: 'empty', title: 'is empty', takes: 'nothing', write: (column) => `isnull(${column})` },
  { id: 'notEmpty', title: 'is not empty', takes: 'nothing', write: (column) => `isnotnull(${column})` },
]

const SPAN = /^\d+(\.\d+)?[dhms]$/
const moment = (value: string) => `datetime(${value.replace(/[^\d\-:.TZ+ ]/g, '')})`

const times: readonly Operator[] = [
  {
    id: 'within',
    title: 'is within the last',
    takes: 'span',
    write: (column, value) => (SPAN.test(value) ? `${column} > ago(${value})` : `${column} > ago(${textLiteral(value)})`),
  },
  { id: 'after', title: 'is after', takes: 'time', write: (column, value) => `${column} > ${moment(value)}` },
  { id: 'before', title: 'is before', takes: 'time', write: (column, value) => `${column} < ${moment(value)}` },
  { id: 'empty', title: 'is empty', takes: 'nothing', write: (column) => `isnull(${column})` },
]

const flags: readonly Operator[] = [
  { id: 'true', title: 'is true', takes: 'nothing', write: (column) => `${column} == true` },
  { id: 'false', title: 'is false', takes: 'nothing', write: (column) => `${column} == false` },
  { id: 'empty', title: 'is empty', takes: 'nothing', write: (column) => `isnull(${column})` },
]

const insides: readonly Operator[] = texts
  .filter((each) => ['contains', 'notContains', 'has', 'regex'].includes(each.id))
  .map((each) => ({ ...each, write: (column: string, value: string) => each.write(`tostring(${column})`, value) }))

/** Ways to compare a column of a type, the usual first. */
export function operatorsOf(type: ColumnType): readonly Operator[] {
  switch (type) {
    case 'datetime':
      return times
    case 'bool':
      return flags
    case 'int':
    case 'long':
    case 'real':
    case 'decimal':
      return numbers
    case 'dynamic':
    case 'timespan':
      return [...insides, ...empty]
    case 'string':
      return texts
    case 'guid':
      return texts.map((each) => ({ ...each, write: (column: string, value: string) => each.write(`tostring(${column})`, value) }))
  }
}
