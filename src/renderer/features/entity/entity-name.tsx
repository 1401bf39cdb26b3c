import type { EntityKind } from '#model/entity-kind.ts'
import { formatAddress } from '../../state/address.ts'
import { useOpen } from '../../state/use-session.ts'
import { colourOf } from '../../theme/entity-colour.ts'
import { iconOf } from '../../theme/entity-icon.ts'
import { kindLabel } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { entityAddress } from './entity-address.ts'
import styles from './entity-link.module.css'

/** An entity by icon and name; the name leads to its page. */
export function EntityName({ entity, kind, label, tabIndex }: { entity: number; kind: EntityKind; label: string; tabIndex?: 0 | -1 }) {
  const open = useOpen()
  const Icon = iconOf(kind)
  const to = entityAddress(entity)
  return (
    <a
      className={styles.name}
      href={formatAddress(to)}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault()
        open(to, 'tab')
      }}
    >
      <Icon className={styles.icon!} style={{ color: `var(--ct-${colourOf(kind)})` }} aria-label={kindLabel(kind)} />
      <EvidenceText className={styles.text!}>{label || '(no name)'}</EvidenceText>
    </a>
  )
}
