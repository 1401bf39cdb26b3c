import type { EntityKind } from '#model/entity-kind.ts'
import { kindLabel } from '../../../theme/labels.ts'
import type { Look } from './look.ts'

export interface LegendEntry {
  readonly look: Look
  readonly text: string
}

const plain = (kind: EntityKind): Look => ({ kind, verdict: 'unknown', hollow: false, critical: false, group: false })

/** What the kinds in an incident look like. */
export const kindEntries = (kinds: readonly EntityKind[]): LegendEntry[] =>
  kinds.map((kind) => ({ look: plain(kind), text: kindLabel(kind) }))

/** What rings, crown and filling mean, on one kind that the picture has. */
export function markEntries(kind: EntityKind): LegendEntry[] {
  const look = plain(kind)
  return [
    { look: { ...look, verdict: 'malicious' }, text: 'Malicious' },
    { look: { ...look, verdict: 'suspicious' }, text: 'Suspicious' },
    { look: { ...look, verdict: 'noThreatsFound' }, text: 'Clean' },
    { look: { ...look, hollow: true }, text: 'Context: in no alert' },
    { look: { ...look, critical: true }, text: 'Critical asset' },
    { look: { ...look, hollow: true, group: true }, text: 'Look-alikes, folded' },
  ]
}

export const LINE_TEXTS = { observed: 'Observed, with records', possible: 'Possible' } as const
