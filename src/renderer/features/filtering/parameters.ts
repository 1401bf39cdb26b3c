import type * as z from 'zod'

/** Says in an address that nothing is filtered, where a list would start with a filter. */
const NONE = 'none'

/** Commas part the values of a parameter and `~` stands for an empty one (unassigned); inside a value these are written twice encoded. */
const packedValue = (value: string) => (value === '' ? '~' : value.replaceAll('%', '%25').replaceAll(',', '%2C').replace(/^~/, '%7E'))
const unpackedValue = (text: string) => (text === '~' ? '' : text.replace(/^%7E/, '~').replaceAll('%2C', ',').replaceAll('%25', '%'))

const parameterOf = (value: unknown): string =>
  value === undefined ? '' : Array.isArray(value) ? value.map(packedValue).join(',') : String(value)

/** A filter as parameters of an address; nothing where it is what the list starts with. */
export function parametersOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  filter: z.infer<z.ZodObject<Shape>>,
  initial: z.infer<z.ZodObject<Shape>>,
): Record<string, string> {
  if (JSON.stringify(filter) === JSON.stringify(initial)) return {}
  const values = filter as Readonly<Record<string, unknown>>
  const told = Object.keys(schema.shape).flatMap((name) => {
    const text = parameterOf(values[name])
    return text === '' ? [] : [[name, text] as const]
  })
  return told.length > 0 ? Object.fromEntries(told) : { filter: NONE }
}

/** Reads a filter back from an address; a parameter that does not fit the contract is passed over. */
export function filterOfParameters<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  query: Readonly<Record<string, string>>,
  initial: z.infer<z.ZodObject<Shape>>,
): z.infer<z.ZodObject<Shape>> {
  const filter: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(schema.shape)) {
    const text = query[name]
    if (text === undefined) continue
    const candidates: unknown[] = [text.split(',').map(unpackedValue), text, text === 'true']
    const read = candidates.map((value) => (shape as z.ZodType).safeParse(value)).find((parsed) => parsed.success)
    if (read?.success) filter[name] = read.data
  }
  if (Object.keys(filter).length > 0) return filter as z.infer<z.ZodObject<Shape>>
  return query.filter === NONE ? ({} as z.infer<z.ZodObject<Shape>>) : initial
}
