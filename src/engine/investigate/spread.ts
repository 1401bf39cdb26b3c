import { tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'
import { isUserWritable } from './analyzers/command-words.ts'
import type { Scope, ScopeDevice, ScopeProcess } from './gather/gathered.ts'
import { PROCESS_COLUMNS, placeOf } from './gather/process-tree.ts'
import type { AnalyzerFinding, Judgement } from './judge.ts'
import { scopeDevice } from './scope.ts'
import { seenRows } from './seen-row.ts'
import type { CaseEntity } from './subject.ts'

/** So many devices are added without asking (spec §8.4). */
export const DEVICES_ADDED = 10

/** The SHA-256 of a file, or of the image of a process that nothing installed. */
function hashOf({ subject: { kind, key, facts } }: AnalyzerFinding): string {
  if (kind === 'file') return /^sha256:(.*)/.exec(key)?.[1] ?? facts['SHA-256'] ?? ''
  return kind === 'process' && isUserWritable(facts.Path ?? '') ? (facts['SHA-256'] ?? '') : ''
}

/** Hashes of what was found malicious: of files themselves, and of the images of processes. */
const threats = (judgement: Judgement): Set<string> =>
  new Set(
    judgement.findings
      .filter((finding) => finding.verdict === 'malicious')
      .map(hashOf)
      .filter((hash) => hash !== ''),
  )

function deviceNamed(store: ReadStore, id: string, name: string): ScopeDevice {
  const found = store.get<CaseEntity>(
    `SELECT entity.id, entity.kind, entity.key, entity.label FROM entity_identifier JOIN entity ON entity.id = entity
     WHERE (type = 'mdeDeviceId' AND value = ?) OR (type = 'dnsName' AND value = ?) ORDER BY entity.id LIMIT 1`,
    id.toLowerCase(),
    name.toLowerCase(),
  )
  if (found) return scopeDevice(store, found)
  const key = id ? `mdeDeviceId:${id.toLowerCase()}` : `dnsName:${name.toLowerCase()}`
  return { key, label: name || id, entity: null, ids: id ? [id] : [], names: name ? [name] : [] }
}

/**
 * The scope with every device on which the same threat ran, and those runs to start from; the scope itself where there is none. Threats
 * are told by SHA-256: names and paths are anyone's.
 */
export function spreadOf(
  store: ReadStore,
  scope: Scope,
  judgement: Judgement,
): { scope: Scope; added: readonly ScopeDevice[]; left: number } {
  const table = tableWithRows(store, 'DeviceProcessEvents')
  const hashes = threats(judgement)
  if (!table?.has('SHA256') || hashes.size === 0) return { scope, added: [], left: 0 }
  const devices = new Map<string, ScopeDevice>()
  const processes: ScopeProcess[] = []
  const list = JSON.stringify([...hashes, ...[...hashes].map((hash) => hash.toUpperCase())])
  for (const row of seenRows(
    store,
    table,
    PROCESS_COLUMNS,
    `${table.sql('SHA256')} IN (SELECT value FROM json_each(?)) ORDER BY ${table.time}, _id LIMIT 2000`,
    list,
  )) {
    const device = deviceNamed(store, row.v.DeviceId!, row.v.DeviceName!)
    if (scope.devices.some((one) => one.key === device.key)) continue
    if (devices.size >= DEVICES_ADDED && !devices.has(device.key)) {
      devices.set(device.key, device)
      continue
    }
    devices.set(device.key, device)
    const [pid = '', start = ''] = placeOf(row, '').split('|')
    processes.push({ device: device.key, pid, start })
  }
  const added = [...devices.values()].slice(0, DEVICES_ADDED)
  return {
    scope: added.length === 0 ? scope : { ...scope, devices: [...scope.devices, ...added], processes: [...scope.processes, ...processes] },
    added,
    left: devices.size - added.length,
  }
}
