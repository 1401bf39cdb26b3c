import { Button, Combobox, Field, Input, Option, Textarea } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { severities } from '#model/severity.ts'
import { classifications, determinationsOf } from '#model/triage.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { classificationLabels, determinationLabels, incidentStatusLabels, severityLabels } from '../../../theme/labels.ts'
import { Choice, MIXED } from '../../../ui/choice.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PaneBody, PaneHeader } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PaneProps } from '../../feature.ts'
import { changeOf, formOf, type ManageForm, withClassification } from './manage-form.ts'
import styles from './manage-pane.module.css'
import { TagField } from './tag-field.tsx'
import { useIncidents } from './use-incidents.ts'

/** Manage incident: one, or several at once, of which only what is changed here changes. */
export function ManagePane({ id, others, onClose }: PaneProps) {
  const ids = useMemo(() => [id, ...others], [id, others])
  const { incidents, problem } = useIncidents(ids)
  const title = ids.length === 1 ? 'Manage incident' : `Manage ${ids.length} incidents`
  return (
    <>
      <PaneHeader title={title} subtitle={ids.length === 1 ? `#${id}` : undefined} onClose={onClose} />
      {incidents ? (
        <Form key={ids.join()} ids={ids} initial={formOf(incidents)} onClose={onClose} />
      ) : problem ? (
        <EmptyState title="The incidents could not be read">{problem.message}</EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  )
}

const statuses = ['active', 'inProgress', 'awaitingAction', 'resolved'] as const

function Form({ ids, initial, onClose }: { ids: readonly number[]; initial: ManageForm; onClose(): void }) {
  const { notices } = useSession()
  const analyst = useSettings((settings) => settings.analyst)
  const facets = useCall('incidents.facets', {}).data ?? {}
  const change = useChange()
  const [before] = useState(initial)
  const [form, setForm] = useState(initial)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<ManageForm>) => setForm({ ...form, ...part })
  const pending = changeOf(before, form)
  const people = [...new Set([analyst, ...(facets.assignedTo ?? []).map((each) => each.value)])].filter(Boolean)
  const save = async () => {
    setBusy(true)
    const saved = await change('incidents.update', { incidents: [...ids], change: pending })
    setBusy(false)
    if (!saved.ok) return
    notices.show({ intent: 'success', text: ids.length === 1 ? `Incident #${ids[0]} changed` : `${saved.value.changed} incidents changed` })
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
          {form.name === undefined ? null : (
            <Field label="Incident name" required>
              <Input value={form.name} onChange={(_, data) => set({ name: data.value })} />
            </Field>
          )}
          <Choice
            label="Severity"
            value={form.severity}
            options={[...severities].reverse().filter((severity) => severity !== 'unknown' || form.severity === 'unknown')}
            labels={severityLabels}
            onChange={(severity) => set({ severity })}
          />
          <TagField value={form.tags} known={(facets.tags ?? []).map((each) => each.value)} onChange={(tags) => set({ tags })} />
          <Field
            label="Assign to"
            hint={ids.length === 1 ? 'All alerts of the incident are assigned as well' : 'All their alerts are assigned as well'}
          >
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
            label="Status"
            value={form.status}
            options={statuses}
            labels={incidentStatusLabels}
            onChange={(status) => set({ status })}
          />
          {form.status === 'resolved' ? (
            <Field
              label="Resolution note"
              hint="Stands in the activity log and in the incident's details. Its active alerts are resolved as well."
            >
              <Textarea value={form.note} onChange={(_, data) => set({ note: data.value })} resize="vertical" />
            </Field>
          ) : null}
          <Choice
            label="Classification"
            value={form.classification}
            options={classifications}
            labels={classificationLabels}
            onChange={(classification) => setForm(withClassification(form, classification))}
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
        </div>
      </PaneBody>
      <footer className={styles.footer}>
        <Button appearance="primary" type="submit" disabled={busy || Object.keys(pending).length === 0}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </footer>
    </form>
  )
}
