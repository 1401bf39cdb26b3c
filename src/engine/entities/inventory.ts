import { assetViewOf } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { Seen } from './claim.ts'
import { widest } from './combination.ts'
import type { Group } from './partition.ts'

/** Accounts of machines (`WS-07$`) and of Windows itself are nobody's asset. */
function isAccountOfNobody(group: Group): boolean {
  if (group.key.startsWith('sid:') && isWellKnownSid(group.key.slice(4))) return true
  return [...group.names.values()].some(({ type, value }) => (type === 'samName' || type === 'accountName') && /(?:\$|^-|\\-)$/.test(value))
}

/** When rows of tables speak of an asset of the case; undefined for what is none, or what only alerts name. */
export function inventoried(group: Group): Seen | undefined {
  const view = assetViewOf(group.kind)
  if (!view || (view === 'users' && isAccountOfNobody(group))) return undefined
  let seen: Seen | undefined
  for (const combination of group.combinations) if (combination.seen) seen = widest(seen, combination.seen)
  return seen
}
