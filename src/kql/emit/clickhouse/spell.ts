import type { Spelling } from '../dialect.ts'

/** Arguments joined by an operator. */
export const infix =
  (operator: string): Spelling =>
  (args) =>
    `(${args.join(` ${operator} `)})`

/** One argument between two texts. */
export const around =
  (before: string, after: string): Spelling =>
  ([a]) =>
    `${before}${a}${after}`

/** A function of ClickHouse with the same arguments in the same order. */
export const calls =
  (name: string): Spelling =>
  (args) =>
    `${name}(${args.join(', ')})`

/** ClickHouse counts and measures in UInt64, which has no common type with the Int64 that a KQL long is. */
export const long =
  (name: string): Spelling =>
  (args) =>
    `toInt64(${name}(${args.join(', ')}))`

/** Binds values to names, so that a long formula works each of them out once. */
export const bound = (names: readonly string[], values: readonly string[], body: string) =>
  `arrayElement(arrayMap((${names.join(', ')}) -> ${body}, ${values.map((value) => `[${value}]`).join(', ')}), 1)`
