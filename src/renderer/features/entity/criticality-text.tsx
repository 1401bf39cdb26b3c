import type { CriticalityLevel } from '#model/criticality.ts'
import type { OutputOf } from '../../state/client.ts'

type Criticality = OutputOf<'entities.get'>['criticality']

export const levelLabels: Readonly<Record<CriticalityLevel, string>> = {
  veryHigh: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'Not critical',
}

export const criticalityText = (criticality: Criticality): string => (criticality ? levelLabels[criticality.level] : 'Not set')

/** How much an asset matters, with a crown where it is a critical one; who says so is in the tooltip. */
export function CriticalityText({ criticality }: { criticality: Criticality }) {
  if (!criticality) return <span title="Neither the evidence nor an analyst says how critical it is">Not set</span>
  const crown = criticality.level === 'veryHigh' || criticality.level === 'high'
  return (
    <span title={criticality.by === 'analyst' ? 'Set by an analyst' : 'The evidence marks it as critical'}>
      {crown ? <span aria-hidden>♛ </span> : null}
      {levelLabels[criticality.level]}
    </span>
  )
}
