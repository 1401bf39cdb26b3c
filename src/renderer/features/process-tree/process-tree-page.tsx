import { useCall } from '../../state/use-call.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { counted } from '../../ui/amounts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import type { PageProps } from '../feature.ts'
import styles from './process-tree.module.css'
import { ProcessTree } from './process-tree.tsx'

/** Every process of a device; `focus` in the address opens the way to one. */
export function ProcessTreePage({ address: at }: PageProps) {
  const device = Number(at.path[1])
  const known = Number.isSafeInteger(device) && device > 0
  const { data: entity } = useCall('entities.get', known ? { entity: device } : null)
  const { data, problem } = useCall('processes.roots', known ? { device, offset: 0, limit: 1 } : null)
  usePageTitle(entity ? `Processes of ${entity.label}` : 'Process tree')
  if (!known || problem)
    return (
      <EmptyState title="These processes cannot be shown">{problem?.message ?? `${at.path[1]} is not the number of a device.`}</EmptyState>
    )
  const { focus } = at.query
  return (
    <div className={styles.page}>
      <h1 className={styles.pageTitle}>
        Processes of <EvidenceText>{entity?.label ?? `#${device}`}</EvidenceText>
      </h1>
      <ProcessTree
        device={device}
        label={entity?.label ?? `#${device}`}
        {...(focus ? { focus: [focus] } : {})}
        aside={data ? <span>{counted(data.all, 'process', 'processes')} known</span> : null}
      />
    </div>
  )
}
