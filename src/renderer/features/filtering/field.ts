/** One thing a list can be filtered by, as its chip and its editor say it. */
export interface FieldDefinition {
  readonly id: string
  readonly title: string
  /** `list`: ticks among values, `switch`: yes or no, `names`: parts of names to type */
  readonly kind: 'list' | 'switch' | 'names'
  /** values that are always offered, in this order, before those only the case knows */
  readonly always: readonly string[]
  label(value: string): string
}

export type FieldValue = readonly string[] | boolean | undefined

const same = (value: string) => value

export const defineField = (id: string, title: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id,
  title,
  kind: 'list',
  always: [],
  label: same,
  ...more,
})

export const valueIn = (filter: object, field: FieldDefinition): FieldValue => (filter as Readonly<Record<string, FieldValue>>)[field.id]

/** `New, In progress`: a filter's values as its chip says them. */
export function valuesText(field: FieldDefinition, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const labels = (value ?? []).map((each) => field.label(each))
  return labels.length > 3 ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more` : labels.join(', ')
}

/** The filter with one field set, or without it. */
export function withField<Filter extends object>(filter: Filter, field: FieldDefinition, value: FieldValue): Filter {
  const { [field.id]: _old, ...rest } = filter as Readonly<Record<string, unknown>>
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  return (isEmpty ? rest : { ...rest, [field.id]: value }) as Filter
}
