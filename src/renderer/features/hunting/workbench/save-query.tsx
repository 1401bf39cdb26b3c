import { Button, Field, Input, Popover, PopoverSurface, PopoverTrigger, Tooltip } from '@fluentui/react-components'
import { SaveRegular } from '@fluentui/react-icons'
import { type FormEvent, useState } from 'react'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import styles from './save-query.module.css'

/** Keeps the query in the case under a name. */
export function SaveQuery({ title, query }: { title: string; query(): string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} positioning="below-start" trapFocus>
      <Tooltip content="Save query" relationship="label">
        <PopoverTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small" icon={<SaveRegular />} />
        </PopoverTrigger>
      </Tooltip>
      <PopoverSurface aria-label="Save query">
        <SaveForm title={title} query={query} onDone={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  )
}

function SaveForm({ title, query, onDone }: { title: string; query(): string; onDone(): void }) {
  const [name, setName] = useState(/^Query \d+$/.test(title) ? '' : title)
  const [description, setDescription] = useState('')
  const [folder, setFolder] = useState('')
  const { notices } = useSession()
  const change = useChange()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await change('hunt.saveQuery', {
      name: name.trim(),
      description: description.trim(),
      folder: folder.trim(),
      query: query(),
    })
    if (!saved.ok) return
    notices.show({ intent: 'success', text: `“${name.trim()}” is kept in the case, under Queries` })
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label="Name" required>
        <Input size="small" value={name} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label="Description">
        <Input size="small" value={description} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <Field label="Folder">
        <Input size="small" value={folder} onChange={(_, data) => setFolder(data.value)} />
      </Field>
      <Button size="small" appearance="primary" type="submit" disabled={name.trim() === ''}>
        Save
      </Button>
    </form>
  )
}
