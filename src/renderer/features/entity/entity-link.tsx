import { Link } from '@fluentui/react-components'
import type { EntityKind } from '#model/entity-kind.ts'
import { colourOf } from '../../theme/entity-colour.ts'
import { iconOf } from '../../theme/entity-icon.ts'
import { kindLabel } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './entity-link.module.css'

/** An entity by icon and name; following it swaps the pane to that entity. */
export function EntityLink({ kind, label, onOpen }: { kind: EntityKind; label: string; onOpen(): void }) {
  const Icon = iconOf(kind)
  return (
    <Link as="button" className={styles.whole!} onClick={onOpen}>
      <span className={styles.link}>
        <Icon className={styles.icon!} style={{ color: `var(--ct-${colourOf(kind)})` }} aria-label={kindLabel(kind)} />
        <EvidenceText className={styles.text!}>{label || '(no name)'}</EvidenceText>
      </span>
    </Link>
  )
}
