import { Button, Tag, TagGroup, Tooltip } from '@fluentui/react-components'
import { DeleteRegular, EditRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { GoHuntMenu } from '../go-hunt/go-hunt-menu.tsx'
import styles from './bookmarks.module.css'
import { NoteFields, type NoteText } from './note-fields.tsx'
import { tagsOf } from './tags.ts'

export type Bookmark = OutputOf<'bookmarks.list'>[number]

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** What a bookmark holds and what can be done with it: who kept it, note and tags to edit, the row, the query that found it. */
export function BookmarkBody({
  bookmark,
  openQuery,
  verbs,
}: {
  bookmark: Bookmark
  openQuery(query: string): void
  /** further verbs of the place it is shown in */
  verbs?: ReactNode
}) {
  const [edits, setEdits] = useState(false)
  const change = useChange()
  const { place, values } = bookmark
  return (
    <>
      {edits ? (
        <EditForm bookmark={bookmark} onDone={() => setEdits(false)} />
      ) : (
        <>
          <p className={styles.about}>
            {visibleText(bookmark.createdBy)}, <TimeText at={bookmark.created} precision="minute" />
          </p>
          {bookmark.note ? <EvidenceText className={styles.note}>{bookmark.note}</EvidenceText> : null}
          {bookmark.tags.length > 0 ? (
            <TagGroup aria-label="Tags" size="extra-small" className={styles.tags!}>
              {bookmark.tags.map((tag) => (
                <Tag key={tag}>{visibleText(tag)}</Tag>
              ))}
            </TagGroup>
          ) : null}
        </>
      )}
      <dl className={styles.values}>
        {Object.entries(values)
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{visibleText(name)}</dt>
              <dd>
                <EvidenceText>{shown(value).slice(0, 600)}</EvidenceText>
              </dd>
            </div>
          ))}
      </dl>
      <div className={styles.actions}>
        <Button size="small" onClick={() => openQuery(bookmark.query)}>
          Open query
        </Button>
        <GoHuntMenu of={place ?? { values }} appearance="subtle" />
        {verbs}
        <Tooltip content="Edit note and tags" relationship="label">
          <Button size="small" appearance="subtle" icon={<EditRegular />} onClick={() => setEdits(!edits)} />
        </Tooltip>
        <Tooltip content="Remove bookmark" relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            onClick={() => void change('bookmarks.remove', { bookmarks: [bookmark.id] })}
          />
        </Tooltip>
      </div>
    </>
  )
}

function EditForm({ bookmark, onDone }: { bookmark: Bookmark; onDone(): void }) {
  const [text, setText] = useState<NoteText>({ note: bookmark.note, tags: bookmark.tags.join(', ') })
  const change = useChange()
  return (
    <div className={styles.form}>
      <NoteFields text={text} onChange={setText} />
      <Button
        size="small"
        appearance="primary"
        onClick={async () => {
          const kept = await change('bookmarks.change', { bookmark: bookmark.id, note: text.note.trim(), tags: tagsOf(text.tags) })
          if (kept.ok) onDone()
        }}
      >
        Save
      </Button>
    </div>
  )
}
