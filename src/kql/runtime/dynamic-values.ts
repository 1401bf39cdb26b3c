import type { Dynamic } from '../values/json.ts'
import { formatDynamic } from '../values/json.ts'
import { keyOf } from './compare.ts'

export type Items = readonly Dynamic[]
export type Bag = { readonly [key: string]: Dynamic }

export const isArray = (value: Dynamic | undefined): value is Items => Array.isArray(value)
export const isBag = (value: Dynamic | undefined): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A test whether an array holds a value, its items looked at once. */
export const has = (items: Items) => {
  const keys = new Set(items.map(keyOf))
  return (value: Dynamic) => keys.has(keyOf(value))
}

/** What `tostring` would print of an item. */
export const textOfItem = (item: Dynamic): string => {
  if (typeof item === 'string') return item
  if (typeof item === 'boolean') return item ? 'True' : 'False'
  return item === null ? '' : formatDynamic(item)
}

/** Arguments as texts, arrays among them item by item. */
export const textsOf = (args: readonly Dynamic[]): string[] => args.flat(1).map(String)
