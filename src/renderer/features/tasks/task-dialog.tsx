import {
  Button,
  Combobox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Option,
  Textarea,
} from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { taskActionTypes, taskStatuses } from '#model/task.ts'
import type { InputOf } from '../../state/client.ts'
import { useCall, useChange } from '../../state/use-call.ts'
import { useSettings } from '../../state/use-session.ts'
import { Choice } from '../../ui/choice.tsx'
import styles from './task-dialog.module.css'
import { type Task, taskActionLabel, taskStatusLabels } from './task-words.ts'

type Fields = Required<InputOf<'tasks.update'>['change']>

const BLANK: Fields = { title: '', description: '', status: 'open', actionType: 'text', assignedTo: '', due: '' }

const fieldsOf = ({ title, description, status, actionType, assignedTo, due }: Task): Fields => ({
  title,
  description,
  status,
  actionType,
  assignedTo,
  due,
})

const actionLabels = Object.fromEntries(taskActionTypes.map((type) => [type, taskActionLabel(type)])) as Record<
  Fields['actionType'],
  string
>

/** Adds a task, or changes one. */
export function TaskDialog({ incident, task, onClose }: { incident: number; task: Task | undefined; onClose(): void }) {
  const change = useChange()
  const analyst = useSettings((settings) => settings.analyst)
  const facets = useCall('incidents.facets', {}).data ?? {}
  const [form, setForm] = useState(task ? fieldsOf(task) : BLANK)
  const set = (part: Partial<Fields>) => setForm({ ...form, ...part })
  const people = [...new Set([analyst, ...(facets.assignedTo ?? []).map((each) => each.value)])].filter(Boolean)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const fields = { ...form, title: form.title.trim() }
    const saved = task
      ? await change('tasks.update', { task: task.id, change: fields })
      : await change('tasks.add', { incident, tasks: [fields] })
    if (saved.ok) onClose()
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form onSubmit={(event) => void save(event)}>
          <DialogBody>
            <DialogTitle>{task ? 'Task' : 'New task'}</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label="Title" required>
                <Input value={form.title} maxLength={500} onChange={(_, data) => set({ title: data.value })} autoFocus />
              </Field>
              <Field label="Description">
                <Textarea value={form.description} resize="vertical" rows={4} onChange={(_, data) => set({ description: data.value })} />
              </Field>
              <div className={styles.pair}>
                <Choice
                  label="Status"
                  value={form.status}
                  options={taskStatuses}
                  labels={taskStatusLabels}
                  onChange={(status) => set({ status })}
                />
                <Choice
                  label="Action"
                  value={form.actionType}
                  options={taskActionTypes}
                  labels={actionLabels}
                  onChange={(actionType) => set({ actionType })}
                />
                <Field label="Assigned to">
                  <Combobox
                    freeform
                    clearable
                    placeholder="Unassigned"
                    value={form.assignedTo}
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
                <Field label="Due">
                  <Input type="date" value={form.due} onChange={(_, data) => set({ due: data.value })} />
                </Field>
              </div>
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={onClose}>
                Cancel
              </Button>
              <Button appearance="primary" type="submit" disabled={form.title.trim() === ''}>
                {task ? 'Save' : 'Add task'}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
