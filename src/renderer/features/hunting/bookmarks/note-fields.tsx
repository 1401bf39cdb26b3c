import { Field, Input, Textarea } from '@fluentui/react-components'

/** Note and tags of a bookmark as they are typed. */
export interface NoteText {
  readonly note: string
  readonly tags: string
}

/** What an analyst says of a bookmarked row. */
export function NoteFields({ text, onChange }: { text: NoteText; onChange(text: NoteText): void }) {
  return (
    <>
      <Field label="Note">
        <Textarea rows={3} value={text.note} onChange={(_, data) => onChange({ ...text, note: data.value })} />
      </Field>
      <Field label="Tags" hint="Parted by commas">
        <Input size="small" value={text.tags} onChange={(_, data) => onChange({ ...text, tags: data.value })} />
      </Field>
    </>
  )
}
