import { identifierTitle, readName } from '#model/identity/identifier-title.ts'
import { markRenamed } from '../store/name-index.ts'
import type { WriteStore } from '../store/sql.ts'
import type { Group, KnownName } from './partition.ts'

/** Why a name belongs to its entity, in a sentence an analyst can check. */
function basisOf(name: KnownName): string {
  const who = name.place.what.charAt(0).toUpperCase() + name.place.what.slice(1)
  if (name.because) return `${who} says ${readName(name.type, name.value).name}, and it is ${name.because}.`
  const mate = name.mate && `${identifierTitle(name.mate.type)} ${readName(name.mate.type, name.mate.value).name}`
  const together = mate ? ` together with ${mate}` : ''
  return `${who} gives it${together}.${name.shared ? ' Other records give it to another entity: a conflict.' : ''}`
}

/** Writes the names of an entity where they differ from what stood: `known` is each name's basis as it was. */
export function keepNames(store: WriteStore, id: number, group: Group, known: ReadonlyMap<string, string> | undefined): void {
  for (const [name, one] of group.names) {
    const basis = basisOf(one)
    const was = known?.get(name)
    if (was === basis) continue
    const { source, record } = one.place
    if (was === undefined) {
      if (known) markRenamed(store, 'entity', id)
      store.run(
        'INSERT INTO entity_identifier (entity, type, value, basis, source, record) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        one.type,
        one.value,
        basis,
        source,
        record,
      )
    } else {
      store.run(
        'UPDATE entity_identifier SET basis = ?, source = ?, record = ? WHERE entity = ? AND type = ? AND value = ?',
        basis,
        source,
        record,
        id,
        one.type,
        one.value,
      )
    }
  }
  for (const name of known?.keys() ?? []) {
    if (group.names.has(name)) continue
    const colon = name.indexOf(':')
    store.run('DELETE FROM entity_identifier WHERE entity = ? AND type = ? AND value = ?', id, name.slice(0, colon), name.slice(colon + 1))
  }
}
