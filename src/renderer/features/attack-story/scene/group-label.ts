import type { EntityKind } from '#model/entity-kind.ts'
import { relationOf } from '#model/relation.ts'

const NOUNS: Partial<Record<EntityKind, readonly [one: string, many: string]>> = {
  ip: ['IP address', 'IP addresses'],
  url: ['URL', 'URLs'],
  dns: ['DNS name', 'DNS names'],
  nic: ['network card', 'network cards'],
  analyzedMessage: ['email', 'emails'],
  fileHash: ['file hash', 'file hashes'],
  malware: ['malware', 'malware'],
  cloudApplication: ['app', 'apps'],
  oauthApplication: ['OAuth app', 'OAuth apps'],
}

/** `14 files`, `1 registry value`: a kind counted in words. */
export function countedKind(kind: EntityKind, count: number): string {
  const plain = kind.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
  const [one, many] = NOUNS[kind] ?? [
    plain,
    /(?:s|x|ch)$/.test(plain) ? `${plain}es` : plain.endsWith('y') ? `${plain.slice(0, -1)}ies` : `${plain}s`,
  ]
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** `14 files` under the node; short, because the line to the hub says the rest. */
export const groupLabel = (kind: EntityKind, count: number): string => countedKind(kind, count)

/** `14 files that powershell.exe created`: the same relation words as everywhere, whichever end the verb belongs to. */
export function groupTitle(kind: EntityKind, count: number, relation: string, fromHub: boolean, hub: string): string {
  const verb = relationOf(relation)?.title ?? relation
  const members = countedKind(kind, count)
  if (fromHub) return `${members} that ${hub} ${verb}`
  return `${members}: each ${verb} ${hub}`
}
