import type { Json } from '../alert-record.ts'
import type { Properties } from '../kinds/kind.ts'

/** The value at a dotted path of some properties; undefined where the path leads nowhere. */
export function valueAt(properties: Properties, path: string): Json | undefined {
  let value: Json | undefined = properties
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = (value as { readonly [name: string]: Json })[name]
  }
  return value
}

/** The value at a path as trimmed text; '' where there is none. Lists are joined, objects have no text of their own. */
export function textAt(properties: Properties, path: string): string {
  const value = valueAt(properties, path)
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string' || typeof one === 'number').join(', ')
  return ''
}

/** The texts of a list at a path; a single text counts as a list of one. */
export function textsAt(properties: Properties, path: string): string[] {
  const value = valueAt(properties, path)
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string' && one.trim() !== '').map((one) => one.trim())
}

/** The object at a path; an empty one where there is none. */
export function propertiesAt(properties: Properties, path: string): Properties {
  const value = valueAt(properties, path)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {}
}

/** The first of some paths that holds text. */
export function firstText(properties: Properties, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = textAt(properties, path)
    if (text) return text
  }
  return ''
}
