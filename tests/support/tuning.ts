import type { CaseWriter } from '#engine/store/case-file.ts'
import { tuningReads, tuningWrites } from '#engine/tuning/calls.ts'
import type { TuningRule } from '#engine/tuning/match.ts'
import { analyst } from './placed-alerts.ts'

export const ada = analyst('Ada')

export const rule = (more: Partial<TuningRule> = {}): TuningRule => ({
  name: 'Backup agent',
  comment: 'Runs every night',
  serviceSources: ['microsoftDefenderForEndpoint'],
  scope: { kind: 'any' },
  conditions: { join: 'and', groups: [] },
  action: 'resolve',
  enabled: true,
  ...more,
})

export type TuningCondition = TuningRule['conditions']['groups'][number]['conditions'][number]

export const matched = (store: CaseWriter, of: TuningRule) =>
  tuningReads.preview!(store, { rule: of }, ada)
    .alerts.map((alert) => alert.id)
    .sort()
export const statuses = (store: CaseWriter) =>
  store.all<{ status: string }>('SELECT status FROM alert ORDER BY id').map((row) => row.status)
export const save = async (store: CaseWriter, of: TuningRule) => (await tuningWrites.save!(store, { rule: of }, ada)).id
