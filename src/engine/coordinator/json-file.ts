import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type * as z from 'zod'

/** A small JSON document in the data folder. What does not fit the schema (an older release, a broken write) is the default again. */
export interface JsonFile<T> {
  read(): T
  write(value: T): void
}

export function createJsonFile<T>(path: string, schema: z.ZodType<T>, initial: T): JsonFile<T> {
  let held: T | undefined
  const load = (): T => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      return parsed.success ? parsed.data : initial
    } catch {
      return initial
    }
  }
  return {
    read() {
      held ??= load()
      return held
    },
    write(value) {
      held = value
      mkdirSync(dirname(path), { recursive: true })
      const half = `${path}.${process.pid}.part`
      writeFileSync(half, JSON.stringify(value, null, 2))
      renameSync(half, path)
    },
  }
}
