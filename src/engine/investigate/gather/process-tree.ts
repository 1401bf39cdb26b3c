import { isoFromTicks } from '#base/ticks.ts'
import { second } from '#model/identity/normalise.ts'
import { type SeenRow, timeOf } from '../seen-row.ts'
import type { ScopeProcess } from './gathered.ts'

export const PROCESS_COLUMNS = [
  'DeviceId',
  'DeviceName',
  'ActionType',
  'FileName',
  'FolderPath',
  'SHA1',
  'SHA256',
  'MD5',
  'ProcessId',
  'ProcessCreationTime',
  'ProcessCommandLine',
  'ProcessIntegrityLevel',
  'ProcessVersionInfoCompanyName',
  'ProcessVersionInfoOriginalFileName',
  'AccountDomain',
  'AccountName',
  'AccountSid',
  'AccountUpn',
  'InitiatingProcessId',
  'InitiatingProcessCreationTime',
  'InitiatingProcessFileName',
  'InitiatingProcessFolderPath',
  'InitiatingProcessCommandLine',
  'InitiatingProcessParentFileName',
]

/** `pid|second it started`; `pid` alone where the start is not told. */
export function placeOf(row: SeenRow, prefix: '' | 'InitiatingProcess'): string {
  return placeText(row.v[prefix === '' ? 'ProcessId' : 'InitiatingProcessId'] ?? '', startText(row, prefix))
}

export const placeText = (pid: string, start: string): string => (start ? `${pid}|${start}` : pid)

export function startText(row: SeenRow, prefix: '' | 'InitiatingProcess'): string {
  const at = timeOf(row.v[prefix === '' ? 'ProcessCreationTime' : `${prefix}CreationTime`])
  return at === null ? '' : second(isoFromTicks(at))
}

/**
 * Of a device's process starts those that hang together with some of them: what started them, and everything they started. A parent told
 * by its id alone is the latest process of that id that started before.
 */
export function relatedProcesses(rows: readonly SeenRow[], seeds: readonly ScopeProcess[]): SeenRow[] {
  const latest = new Map<string, SeenRow>()
  const byPlace = new Map<string, SeenRow>()
  const parentOf = new Map<SeenRow, SeenRow>()
  const childrenOf = new Map<SeenRow, SeenRow[]>()
  for (const row of rows) {
    const parent =
      byPlace.get(placeOf(row, 'InitiatingProcess')) ??
      (startText(row, 'InitiatingProcess') ? undefined : latest.get(row.v.InitiatingProcessId!))
    if (parent) {
      parentOf.set(row, parent)
      const children = childrenOf.get(parent)
      if (children) children.push(row)
      else childrenOf.set(parent, [row])
    }
    byPlace.set(placeOf(row, ''), row)
    latest.set(row.v.ProcessId!, row)
  }
  const kept = new Set<SeenRow>()
  const below = (row: SeenRow) => {
    const open = [row]
    for (let next = open.pop(); next; next = open.pop()) {
      if (kept.has(next)) continue
      kept.add(next)
      open.push(...(childrenOf.get(next) ?? []))
    }
  }
  for (const { pid, start } of seeds) {
    const found = byPlace.get(placeText(pid, start)) ?? (start ? undefined : latest.get(pid))
    // an alerted process whose own start is not in the evidence still has children that are
    const some = found
      ? [found]
      : rows.filter((row) => row.v.InitiatingProcessId === pid && (!start || startText(row, 'InitiatingProcess') === start))
    for (const row of some) below(row)
  }
  for (const row of [...kept]) {
    for (let up = parentOf.get(row); up && !kept.has(up); up = parentOf.get(up)) kept.add(up)
  }
  return rows.filter((row) => kept.has(row))
}
