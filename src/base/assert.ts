/** Throws on a broken promise of the program itself; bad evidence is a Problem, never an assertion. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Marks a branch the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`)
}
