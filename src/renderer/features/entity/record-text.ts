import type { EvidenceRecord } from './use-record-pages.ts'

/** Columns that tell most of what a row is about, in the order they are read. */
const TELLING = [
  'ActionType',
  'Operation',
  'Activity',
  'FileName',
  'Subject',
  'RemoteUrl',
  'RemoteIP',
  'Application',
  'AccountName',
  'AccountUpn',
  'SoftwareName',
  'SoftwareVersion',
  'CveId',
  'NetworkAdapterName',
  'DeviceName',
] as const

/** A record in one line: its title, or for a plain table row the first columns that tell something. */
export function recordText({ title, ref, values }: EvidenceRecord): string {
  if (title !== ref.table) return title
  const told = TELLING.map((name) => values[name]).filter((value) => typeof value === 'string' && value !== '')
  return told.length > 0 ? told.slice(0, 3).join(' · ') : title
}
