import type { InputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { categoryLabel } from '../../../theme/labels.ts'
import { counted } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Fact, Facts } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { type AlertDraft, alertOfDraft } from '../alert-making/alert-draft.ts'
import styles from './link-wizard.module.css'

const SHOWN = 50

interface Props {
  readonly asked: InputOf<'hunt.linkPreview'>
  readonly draft: AlertDraft
  readonly target: { readonly isNew: boolean; readonly name: string; readonly incident: number | undefined }
}

/** What a link will make: the alert's words, and an alert for each combination of impacted entities. */
export function LinkSummary({ asked, draft, target }: Props) {
  const { data, problem } = useCall('hunt.linkPreview', asked)
  const alert = alertOfDraft(draft)
  if (!data) return problem ? <EmptyState title="The rows cannot be linked so">{problem.message}</EmptyState> : <Skeleton lines={6} />
  const { combinations, withoutEntities } = data
  return (
    <div className={styles.fields}>
      <Facts>
        <Fact title="Incident">
          {target.isNew ? <EvidenceText>{target.name || 'New, named after its alerts'}</EvidenceText> : `#${target.incident}`}
        </Fact>
        <Fact title="Alert">
          <EvidenceText>{alert.title}</EvidenceText>
        </Fact>
        <Fact title="Severity">
          <SeverityMark severity={alert.severity} />
        </Fact>
        <Fact title="Category">{alert.category ? categoryLabel(alert.category) : 'None'}</Fact>
        <Fact title="Detection source">Manual</Fact>
        <Fact title="Techniques">{alert.techniques?.join(', ') || 'None'}</Fact>
      </Facts>
      <section aria-label="Alerts to be made">
        <h3 className={styles.heading}>{counted(combinations.length, 'alert')}, one for each unique combination of impacted assets</h3>
        <ul className={styles.combinations}>
          {combinations.slice(0, SHOWN).map(({ impacted, rows, related }) => (
            <li key={impacted.map((entity) => `${entity.kind} ${entity.label}`).join('\n')}>
              <span className={styles.assets}>
                {impacted.length === 0 ? <em>No impacted asset</em> : null}
                {impacted.map((entity) => {
                  const Icon = iconOf(entity.kind)
                  return (
                    <span key={`${entity.kind} ${entity.label}`} className={styles.asset}>
                      <Icon aria-hidden /> <EvidenceText>{entity.label}</EvidenceText>
                    </span>
                  )
                })}
              </span>
              <span className={styles.quiet}>
                {counted(rows, 'row')}, {counted(related, 'piece')} of related evidence
              </span>
            </li>
          ))}
        </ul>
        {combinations.length > SHOWN ? <p className={styles.quiet}>and {combinations.length - SHOWN} more</p> : null}
        {withoutEntities > 0 ? (
          <p className={styles.quiet}>
            {counted(withoutEntities, 'row')} name no entity in the mapped columns; they are kept with the alert without an asset.
          </p>
        ) : null}
      </section>
    </div>
  )
}
