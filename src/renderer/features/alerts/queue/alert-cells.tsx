import { useSession } from '../../../state/use-session.ts'
import { colourOf } from '../../../theme/entity-colour.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { kindLabel } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './alert-cells.module.css'
import type { AlertRow } from './use-alerts.ts'

type Named = NonNullable<AlertRow['linkEntity']>

/** An entity in a cell: its icon says the kind, following it opens its pane beside the list. */
export function EntityCell({ entity, tabIndex }: { entity: Named; tabIndex: number }) {
  const { tabs } = useSession()
  const Icon = iconOf(entity.kind)
  return (
    <button
      type="button"
      className={styles.entity}
      tabIndex={tabIndex}
      onClick={() => tabs.openPane({ kind: 'entity', id: entity.entity })}
    >
      <Icon style={{ color: `var(--ct-${colourOf(entity.kind)})` }} aria-label={kindLabel(entity.kind)} />
      <EvidenceText>{entity.label || '(no name)'}</EvidenceText>
    </button>
  )
}

/** Impacted assets; where the alert hit none that is known, the other entities it names. */
export function InvolvedCell({ alert, tabIndex }: { alert: AlertRow; tabIndex: number }) {
  const shown = assetsOf(alert)
  const more = alert.entities.length - shown.length
  if (shown.length === 0) return <span className={styles.quiet}>None named</span>
  const [first, second, third] = shown
  return (
    <span className={styles.involved}>
      <span className={styles.line}>
        {[first, second].map((entity) => (entity ? <EntityCell key={entity.entity} entity={entity} tabIndex={tabIndex} /> : null))}
        {third ? (
          <span className={`${styles.whereWide} ${styles.third}`}>
            <EntityCell entity={third} tabIndex={tabIndex} />
          </span>
        ) : null}
        <More count={more} className={styles.whereWide} />
        {third ? <More count={more + 1} className={styles.whereNarrow} /> : <More count={more} className={styles.whereNarrow} />}
      </span>
    </span>
  )
}

function More({ count, className = '' }: { count: number; className?: string | undefined }) {
  if (count === 0) return null
  const said = `${count} other ${count === 1 ? 'entity is' : 'entities are'} named by the alert`
  return <span className={`${styles.quiet} ${className}`} title={said}>{`+${count}`}</span>
}

export function assetsOf(alert: AlertRow): readonly Named[] {
  const impacted = alert.involved.filter((one) => one.impacted)
  return (impacted.length > 0 ? impacted : alert.involved).slice(0, 3)
}

/** Why the alert stands with the others: the shared entity as a link, and the engine's sentence. */
export function ReasonCell({ alert, tabIndex }: { alert: AlertRow; tabIndex: number }) {
  if (!alert.link) return <span className={styles.quiet}>First alert of the incident</span>
  return (
    <span className={styles.line}>
      {alert.linkEntity ? <EntityCell entity={alert.linkEntity} tabIndex={tabIndex} /> : null}
      <EvidenceText className={styles.reason!}>{alert.link.reason}</EvidenceText>
    </span>
  )
}
