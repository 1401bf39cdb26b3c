import { Tooltip } from '@fluentui/react-components'
import type { OutputOf } from '../../state/client.ts'
import { kindLabel } from '../../theme/labels.ts'
import { counted } from '../../ui/amounts.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './similar.module.css'

export type SimilarIncident = OutputOf<'incidents.similar'>[number]
type Reason = SimilarIncident['reasons'][number]

const SHOWN = 12

export function reasonText({ kind, items }: Reason): string {
  if (kind === 'entities') return counted(items.length, 'entity', 'entities')
  return kind === 'rule' ? counted(items.length, 'rule') : counted(items.length, 'alert detail')
}

const titles: Readonly<Record<Reason['kind'], string>> = {
  entities: 'Similar entities',
  rule: 'Similar rule',
  details: 'Similar alert details',
}

/** Why two incidents are alike, in short; hovering or focusing lists what they have in common. */
export function Reasons({ reasons, tabIndex }: { readonly reasons: readonly Reason[]; readonly tabIndex: number }) {
  return (
    <span className={styles.reasons}>
      {reasons.map((reason) => (
        <Tooltip key={reason.kind} relationship="description" content={{ children: <Items reason={reason} />, className: styles.tip! }}>
          <button type="button" className={styles.reason} tabIndex={tabIndex}>
            {reasonText(reason)}
          </button>
        </Tooltip>
      ))}
    </span>
  )
}

function Items({ reason }: { reason: Reason }) {
  return (
    <>
      <strong>{titles[reason.kind]}</strong>
      <ul className={styles.items}>
        {reason.items.slice(0, SHOWN).map((item) => (
          <li key={`${item.entity} ${item.label}`}>
            {item.kind ? `${kindLabel(item.kind)}: ` : ''}
            <EvidenceText>{item.label}</EvidenceText>
            <span className={styles.quiet}> in {counted(item.incidents, 'incident')}</span>
          </li>
        ))}
        {reason.items.length > SHOWN ? <li>and {reason.items.length - SHOWN} more</li> : null}
      </ul>
    </>
  )
}
