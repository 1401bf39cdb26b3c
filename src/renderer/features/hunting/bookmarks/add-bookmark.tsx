import { Button, Field, Popover, PopoverSurface, PopoverTrigger, Radio, RadioGroup } from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons'
import { type FormEvent, useState } from 'react'
import { address } from '../../../state/address.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { IncidentPicker } from '../../incidents/index.ts'
import type { PickedRows } from '../link/link-wizard.tsx'
import styles from './bookmarks.module.css'
import { NoteFields, type NoteText } from './note-fields.tsx'
import { tagsOf } from './tags.ts'

/** Keeps rows in sight with a note and tags. `disabled` says why not, where not. */
export function AddBookmark({ disabled, picked, onDone }: { disabled: string | undefined; picked(): PickedRows; onDone(): void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open && disabled === undefined)} positioning="below-end" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<BookmarkRegular />}
          disabledFocusable={disabled !== undefined}
          {...(disabled ? { title: disabled } : {})}
        >
          Bookmark
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Bookmark rows">
        <BookmarkForm
          picked={picked}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        />
      </PopoverSurface>
    </Popover>
  )
}

function BookmarkForm({ picked, onDone }: { picked(): PickedRows; onDone(): void }) {
  const [text, setText] = useState<NoteText>({ note: '', tags: '' })
  const [forIncident, setForIncident] = useState(false)
  const [incident, setIncident] = useState<number>()
  const change = useChange()
  const { notices } = useSession()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const target = forIncident ? incident : undefined
    const added = await change('bookmarks.add', {
      picked: picked(),
      note: text.note.trim(),
      tags: tagsOf(text.tags),
      incident: target ?? null,
    })
    if (!added.ok) return
    const rows = counted(added.value.bookmarks.length, 'row')
    notices.show({
      intent: 'success',
      text: target === undefined ? `${rows} kept under Bookmarks` : `${rows} kept for incident #${target}`,
      ...(target === undefined ? {} : { link: { title: `Open incident #${target}`, to: address(['incidents', target, 'summary']) } }),
    })
    onDone()
  }
  return (
    <form className={`${styles.form} ${styles.adding}`} onSubmit={submit}>
      <NoteFields text={text} onChange={setText} />
      <Field label="Kept for">
        <RadioGroup
          layout="horizontal"
          value={forIncident ? 'incident' : 'case'}
          onChange={(_, data) => setForIncident(data.value === 'incident')}
        >
          <Radio value="case" label="The case" />
          <Radio value="incident" label="An incident" />
        </RadioGroup>
      </Field>
      {forIncident ? <IncidentPicker except={[]} value={incident} onChange={setIncident} /> : null}
      <Button className={styles.keep!} size="small" appearance="primary" type="submit" disabled={forIncident && incident === undefined}>
        Keep
      </Button>
    </form>
  )
}
