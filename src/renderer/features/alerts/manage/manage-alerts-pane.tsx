import { Button, Combobox, Field, Option, Textarea } from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import { severities } from '#model/severity.ts'
import { classifications, determinationsOf } from '#model/triage.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { alertStatusLabels, classificationLabels, determinationLabels, severityLabels } from '../../../theme/labels.ts'
import { counted, countText } from '../../../ui/amounts.ts'
import { Choice, MIXED } from '../../../ui/choice.tsx'
import { PaneBody, PaneHeader } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PaneProps } from '../../feature.ts'
import { type AlertsForm, changeOfAlerts, classified, formOfAlerts } from './alerts-form.ts'
import styles from './manage-alerts-pane.module.css'

/** Beyond so many alerts their values are not read: every field then stands at "several values". */
const READ_MOST = 20

/** Manage alerts: one, or many at once, of which only what is changed here changes. */
export function ManageAlertsPane({ id, others, onClose }: PaneProps) {
  const ids = useMemo(() => [id, ...others], [id, others])
  const { calls } = useSession()
  const [initial, setInitial] = useState<AlertsForm | undefined>(ids.length > READ_MOST ? formOfAlerts([]) : undefined)
  useEffect(() => {
    if (ids.length > READ_MOST) return
    let wanted = true
    const read = async () => {
      const answers = await Promise.all(ids.map((alert) => calls.ask('alerts.get', { alert })))
      if (wanted) setInitial(formOfAlerts(answers.flatMap((answer) => (answer.ok ? [answer.value] : []))))
    }
    void read()
    return () => {
      wanted = false
    }
  }, [calls, ids])
  return (
    <>
      <PaneHeader
        title={ids.length === 1 ? 'Manage alert' : `Manage ${countText(ids.length)} alerts`}
        subtitle={ids.length === 1 ? `#${id}` : undefined}
        onClose={onClose}
      />
      {initial ? <Form key={ids.join()} ids={ids} initial={initial} onClose={onClose} /> : <Skeleton />}
    </>
  )
}

function Form({ ids, initial, onClose }: { ids: readonly number[]; initial: AlertsForm; onClose(): void }) {
  const { notices } = useSession()
  const analyst = useSettings((settings) => settings.analyst)
  const facets = useCall('alerts.facets', {}).data ?? {}
  const change = useChange()
  const [before] = useState(initial)
  const [form, setForm] = useState(initial)
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<AlertsForm>) => setForm({ ...form, ...part })
  const pending = changeOfAlerts(before, form)
  const said = comment.trim()
  const people = [...new Set([analyst, ...(facets.assignedTo ?? []).map((each) => each.value)])].filter(Boolean)
  const save = async () => {
    setBusy(true)
    const saved = await change('alerts.update', { alerts: [...ids], change: pending, ...(said ? { comment: said } : {}) })
    setBusy(false)
    if (!saved.ok) return
    const text = saved.value.changed === 0 ? 'Comment added' : `${counted(saved.value.changed, 'alert')} changed`
    notices.show({ intent: 'success', text })
    onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <PaneBody>
        <div className={styles.fields}>
          <Choice
            label="Status"
            value={form.status}
            options={(['new', 'inProgress', 'resolved', 'unknown'] as const).filter((one) => one !== 'unknown' || form.status === one)}
            labels={alertStatusLabels}
            onChange={(status) => set({ status })}
          />
          <Field label="Assign to">
            <Combobox
              freeform
              clearable
              placeholder={form.assignedTo === undefined ? MIXED : 'Unassigned'}
              value={form.assignedTo ?? ''}
              selectedOptions={form.assignedTo ? [form.assignedTo] : []}
              onInput={(event) => set({ assignedTo: event.currentTarget.value })}
              onOptionSelect={(_, data) => set({ assignedTo: data.optionValue ?? '' })}
            >
              {people.map((person) => (
                <Option key={person} value={person} text={person}>
                  {person === analyst ? `${person} (me)` : person}
                </Option>
              ))}
            </Combobox>
          </Field>
          <Choice
            label="Classification"
            value={form.classification}
            options={classifications}
            labels={classificationLabels}
            onChange={(classification) => setForm(classified(form, classification))}
          />
          {form.classification !== undefined && form.classification !== 'unknown' ? (
            <Choice
              label="Determination"
              value={form.determination}
              options={determinationsOf[form.classification]}
              labels={determinationLabels}
              onChange={(determination) => set({ determination })}
            />
          ) : null}
          <Choice
            label="Severity"
            value={form.severity}
            options={[...severities].reverse().filter((severity) => severity !== 'unknown' || form.severity === 'unknown')}
            labels={severityLabels}
            onChange={(severity) => set({ severity })}
          />
          <Field label="Comment" hint="Stands in the history of each alert and of its incident">
            <Textarea value={comment} maxLength={30_000} resize="vertical" onChange={(_, data) => setComment(data.value)} />
          </Field>
        </div>
      </PaneBody>
      <footer className={styles.footer}>
        <Button appearance="primary" type="submit" disabled={busy || (Object.keys(pending).length === 0 && said === '')}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </footer>
    </form>
  )
}
