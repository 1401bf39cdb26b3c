import type { Json } from '#model/alert-record.ts'
import { emptyRecord, type JsonObject } from '../reading/object.ts'

/**
 * An object of the Graph API under the column names Log Analytics gives its members: the same names, capitalised. `columns` names
 * those that differ; annotations (`@odata.type`) are no members.
 */
export function pascalColumns(object: JsonObject, columns: { readonly [member: string]: string } = {}): Record<string, Json> {
  const row = emptyRecord()
  for (const [member, value] of Object.entries(object)) {
    if (member.includes('@odata.')) continue
    row[(Object.hasOwn(columns, member) ? columns[member] : undefined) ?? member[0]?.toUpperCase() + member.slice(1)] = value
  }
  return row
}

/** The first value that dates a row; undefined where none does. */
export const firstTime = (...times: readonly (Json | undefined)[]): Json | undefined =>
  times.find((time) => typeof time === 'string' && time !== '')
