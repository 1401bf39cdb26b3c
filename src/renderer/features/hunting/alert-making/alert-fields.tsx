import { Field, Input, Select, Textarea } from '@fluentui/react-components'
import { severities } from '#model/severity.ts'
import { tactics } from '#model/tactic.ts'
import { severityLabels } from '../../../theme/labels.ts'
import type { AlertDraft } from './alert-draft.ts'
import { faultsOfAlert } from './alert-draft.ts'
import styles from './alert-making.module.css'

/** What the alerts say that rows make: of a link, and of a custom detection. */
export function AlertFields({ draft, hint, onChange }: { draft: AlertDraft; hint?: string; onChange(draft: AlertDraft): void }) {
  const faults = faultsOfAlert(draft)
  const set = (part: Partial<AlertDraft>) => onChange({ ...draft, ...part })
  return (
    <div className={styles.fields}>
      <Field label="Alert title" required {...(hint ? { hint } : {})}>
        <Input value={draft.title} onChange={(_, data) => set({ title: data.value })} />
      </Field>
      <div className={styles.pair}>
        <Field label="Severity">
          <Select value={draft.severity} onChange={(_, data) => set({ severity: data.value as AlertDraft['severity'] })}>
            {severities
              .filter((severity) => severity !== 'unknown')
              .map((severity) => (
                <option key={severity} value={severity}>
                  {severityLabels[severity]}
                </option>
              ))}
          </Select>
        </Field>
        <Field label="Category">
          <Select value={draft.category} onChange={(_, data) => set({ category: data.value })}>
            <option value="">None</option>
            {tactics.map((tactic) => (
              <option key={tactic.id} value={tactic.category}>
                {tactic.name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label="MITRE techniques" {...(faults.techniques ? { validationMessage: faults.techniques } : {})}>
        <Input placeholder="T1059.001, T1003" value={draft.techniques} onChange={(_, data) => set({ techniques: data.value })} />
      </Field>
      <Field label="Description">
        <Textarea rows={2} value={draft.description} onChange={(_, data) => set({ description: data.value })} />
      </Field>
      <Field label="Recommended actions">
        <Textarea rows={2} value={draft.recommendedActions} onChange={(_, data) => set({ recommendedActions: data.value })} />
      </Field>
    </div>
  )
}
