import type { Json } from '#model/alert-record.ts'
import { emptyRecord, isObject, type JsonObject } from '../reading/object.ts'

const MAX_DEPTH = 32

function spelled(value: Json, depth: number): Json {
  if (depth > MAX_DEPTH) return value
  if (Array.isArray(value)) return value.map((item) => spelled(item, depth + 1))
  if (!isObject(value)) return value
  const { AdditionalProperties, ...named } = value
  const object = emptyRecord()
  for (const [name, member] of Object.entries(named)) object[`${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`] = spelled(member, depth + 1)
  return isObject(AdditionalProperties) ? { ...object, ...AdditionalProperties } : object
}

/**
 * An object of the Graph API in the API's own spelling. The PowerShell SDK's objects, turned to JSON, have capitalised members, and what
 * the SDK has no type for (each evidence type's own fields) under `AdditionalProperties`.
 */
export function graphSpelling(object: JsonObject): JsonObject {
  if (!('Id' in object) || 'id' in object) return object
  const spelledOut = spelled(object, 0)
  return isObject(spelledOut) ? spelledOut : object
}
