/** Kusto's scalar types by the names KQL writes them with. */
export type KqlType = 'string' | 'int' | 'long' | 'real' | 'decimal' | 'bool' | 'datetime' | 'timespan' | 'dynamic' | 'guid'

/** A visible column of a relation. */
export interface KqlColumn {
  readonly name: string
  readonly type: KqlType
}

const spellings: Record<string, KqlType> = {
  string: 'string',
  int: 'int',
  int32: 'int',
  long: 'long',
  int64: 'long',
  real: 'real',
  double: 'real',
  decimal: 'decimal',
  bool: 'bool',
  boolean: 'bool',
  datetime: 'datetime',
  date: 'datetime',
  timespan: 'timespan',
  time: 'timespan',
  dynamic: 'dynamic',
  guid: 'guid',
  uuid: 'guid',
  uniqueid: 'guid',
}

/** The type a spelling stands for (`boolean`, `date`, `uuid` are synonyms), or undefined. */
export function typeNamed(name: string): KqlType | undefined {
  return spellings[name.toLowerCase()]
}

export const isNumeric = (type: KqlType) => type === 'int' || type === 'long' || type === 'real' || type === 'decimal'

const ranks: Partial<Record<KqlType, number>> = { int: 1, long: 2, real: 3, decimal: 4 }

/** The type of a choice between two: as {@link commonType}, but a dynamic gives way to the other type, as the binder has it. */
export function choiceType(a: KqlType, b: KqlType): KqlType | undefined {
  if (a === 'dynamic' || b === 'dynamic') return a === 'dynamic' ? b : a
  return commonType(a, b)
}

/**
 * The type that both can be read as: equal types, the wider number, `dynamic` with anything scalar becomes dynamic.
 * Undefined where Kusto finds none.
 */
export function commonType(a: KqlType, b: KqlType): KqlType | undefined {
  if (a === b) return a
  const [rankA, rankB] = [ranks[a], ranks[b]]
  if (rankA && rankB) return rankA > rankB ? a : b
  if (a === 'dynamic' || b === 'dynamic') return 'dynamic'
  return undefined
}
