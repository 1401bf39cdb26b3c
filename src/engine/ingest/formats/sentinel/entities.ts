import type { Json } from '#model/alert-record.ts'
import { isObject, type JsonObject } from '../reading/object.ts'

/** How deep entities are looked for within entities. */
const MAX_DEPTH = 12
const MAX_NESTING = 256

/** Entities of an alert as Sentinel writes them: each may stand where it is first named, and be meant elsewhere by its `$id`. */
export interface SentinelEntities {
  /** the entities of the list, references resolved, each once */
  readonly listed: readonly JsonObject[]
  /** what a member names: an entity in place, or the one its `$ref` means */
  resolve(value: Json | undefined): JsonObject
}

const NOTHING: JsonObject = {}

function collect(value: Json, byId: Map<string, JsonObject>, depth: number): void {
  if (depth > MAX_DEPTH) return
  if (Array.isArray(value)) for (const item of value) collect(item, byId, depth + 1)
  if (!isObject(value)) return
  if (typeof value.$id === 'string' && !byId.has(value.$id)) byId.set(value.$id, value)
  for (const member of Object.values(value)) collect(member, byId, depth + 1)
}

/** Takes a list of entities apart from its references. */
export function sentinelEntities(list: readonly Json[]): SentinelEntities {
  const byId = new Map<string, JsonObject>()
  collect(list, byId, 0)
  const resolve = (value: Json | undefined): JsonObject => {
    if (!isObject(value)) return NOTHING
    return typeof value.$ref === 'string' ? (byId.get(value.$ref) ?? NOTHING) : value
  }
  const listed = new Set(list.map(resolve))
  listed.delete(NOTHING)
  return { listed: [...listed], resolve }
}

/** Whether brackets nest deeper than anything that is written down in good faith; those within strings count too, which errs on the safe side. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) depth -= 1
    if (depth > MAX_NESTING) return true
  }
  return false
}

/** JSON that a cell holds as text, or as what it is; undefined where it is neither, or nests too deep to be walked. */
export function jsonCell(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value
  if (value.trim() === '' || isTooDeep(value)) return undefined
  try {
    return JSON.parse(value) as Json
  } catch {
    return undefined
  }
}
