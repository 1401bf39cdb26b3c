import type { CriticalityLevel } from '#model/criticality.ts'
import type { Outputs } from '../calls/index.ts'

type Criticality = Outputs['entities']['get']['criticality']

/** How critical an asset is and who says so; null where nobody does. Evidence that marks an asset as critical gives no level: it counts as high. */
export function criticalityOf(set: CriticalityLevel | null, byEvidence: boolean): Criticality {
  if (set !== null) return { level: set, by: 'analyst' }
  return byEvidence ? { level: 'high', by: 'evidence' } : null
}
