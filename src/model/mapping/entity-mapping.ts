import type { EntityKind } from '../entity-kind.ts'
import { mappableKind, mappableKinds } from './mappable-kind.ts'

/** Which columns of a result name one entity of a kind. */
export interface EntityMapping {
  readonly kind: EntityKind
  readonly fields: { readonly identifier: string; readonly column: string }[]
}

/**
 * What a result's columns most likely name: of each kind the first usual set of columns of which the one that says most is there. An
 * analyst looks it over and changes it; nothing is mapped unseen.
 */
export function suggestedMappings(columns: readonly string[]): EntityMapping[] {
  const has = new Set(columns)
  return mappableKinds.flatMap(({ kind, usual }) => {
    const fitting = usual
      .map((set) => Object.entries(set).filter(([, column]) => has.has(column)))
      .filter((fields) => fields.length > 0 && !isTooLittle(kind, fields))
    const [fields] = fitting
    return fields ? [{ kind, fields: fields.map(([identifier, column]) => ({ identifier, column })) }] : []
  })
}

/** Columns that alone name nothing of the kind: a domain without its account, an image without its process, a subject. */
function isTooLittle(kind: EntityKind, fields: readonly (readonly [string, string])[]): boolean {
  const ids = fields.map(([identifier]) => identifier)
  if (kind === 'user') return ids.every((id) => id === 'accountDomain' || id === 'displayName')
  if (kind === 'process') return !ids.includes('processId') && !ids.includes('commandLine')
  if (kind === 'analyzedMessage') return !ids.includes('networkMessageId') && !ids.includes('internetMessageId')
  if (kind === 'file') return ids.every((id) => id === 'folderPath')
  if (kind === 'registryValue') return !ids.includes('registryKey')
  return false
}

/** Why a mapping names nothing, or undefined: an unknown kind or identifier, or no column. */
export function faultOfMapping({ kind, fields }: EntityMapping): string | undefined {
  const known = mappableKind(kind)
  if (!known) return `Rows cannot be mapped to the kind “${kind}”.`
  if (fields.length === 0) return `${known.title} has no column.`
  const unknown = fields.find((field) => !known.identifiers.some((each) => each.id === field.identifier))
  return unknown ? `${known.title} has no identifier “${unknown.identifier}”.` : undefined
}
