import { Button, Field, Tab, TabList, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { useChange } from '../../state/use-call.ts'
import { useTabState } from '../../state/use-tab-state.ts'
import { countText } from '../../ui/amounts.ts'
import { MarkdownView } from '../../ui/markdown/markdown-view.tsx'
import styles from './comment-box.module.css'

const LONGEST = 30_000

/** Writes a comment on the incident, with a look at what it will be. What is begun is there again when the page is. */
export function CommentBox({ incident }: { incident: number }) {
  const change = useChange()
  const [text, setText] = useTabState(`comment on ${incident}`, '')
  const [preview, setPreview] = useState(false)
  const tooLong = text.length > LONGEST
  const empty = text.trim() === ''
  const add = async () => {
    if (empty || tooLong) return
    const added = await change('incidents.comment', { incident, comment: text.trim() })
    if (!added.ok) return
    setText('')
    setPreview(false)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TabList
        size="small"
        aria-label="Comment"
        selectedValue={preview ? 'preview' : 'write'}
        onTabSelect={(_, data) => setPreview(data.value === 'preview')}
      >
        <Tab value="write">Write</Tab>
        <Tab value="preview" disabled={empty}>
          Preview
        </Tab>
      </TabList>
      {preview ? (
        <section className={styles.preview} aria-label="Preview">
          <MarkdownView text={text} />
        </section>
      ) : (
        <Field
          label="Add a comment"
          hint="Markdown: **bold**, lists, > quotes, `code`, tables. Pictures cannot be added."
          {...(tooLong ? { validationMessage: `At most ${countText(LONGEST)} characters; this has ${countText(text.length)}` } : {})}
        >
          <Textarea
            value={text}
            resize="vertical"
            onChange={(_, value) => setText(value.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && void add()}
          />
        </Field>
      )}
      <Button type="submit" size="small" disabled={empty || tooLong}>
        Add comment
      </Button>
    </form>
  )
}
