import { Button, Field, Input, Tag, TagGroup, Textarea, Tooltip } from '@fluentui/react-components'
import { DeleteRegular, EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { GoHuntMenu } from '../go-hunt/go-hunt-menu.tsx'
import paneStyles from '../schema/schema-pane.module.css'
import type { SchemaActions } from '../schema/schema-pane.tsx'
import { titleOfRow } from './bookmark-title.ts'
import styles from './bookmarks.module.css'
import { tagsOf } from './tags.ts'

type Bookmark = OutputOf<'bookmarks.list'>[number]

const has = (bookmark: Bookmark, search: string) =>
  [bookmark.note, ...bookmark.tags, JSON.stringify(bookmark.values)].some((text) => text.toLowerCase().includes(search))

/** Rows that are kept in sight, newest first: each opens to what it said, its note and tags, and the query that found it. */
export function BookmarkList({ search, openQuery }: { search: string } & Pick<SchemaActions, 'openQuery'>) {
  const { data, problem } = useCall('bookmarks.list', {})
  const [open, setOpen] = useState<number>()
  if (!data) return problem ? <EmptyState title="The bookmarks could not be read">{problem.message}</EmptyState> : <Skeleton />
  const found = data.filter((bookmark) => has(bookmark, search))
  return (
    <div className={paneStyles.scroll}>
      {found.length === 0 ? (
        <p className={paneStyles.none}>
          {search ? 'No bookmark holds that.' : 'Tick rows of an answer and choose Bookmark to keep them here.'}
        </p>
      ) : null}
      <ul className={paneStyles.list}>
        {found.map((bookmark) => (
          <li key={bookmark.id}>
            <div className={paneStyles.line}>
              <span className={paneStyles.opener} aria-hidden />
              <button
                type="button"
                className={paneStyles.name}
                aria-expanded={open === bookmark.id}
                onClick={() => setOpen(open === bookmark.id ? undefined : bookmark.id)}
              >
                {visibleText(bookmark.note.split('\n')[0] || titleOfRow(bookmark.values))}
              </button>
            </div>
            {open === bookmark.id ? <BookmarkBody bookmark={bookmark} openQuery={openQuery} /> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function BookmarkBody({ bookmark, openQuery }: { bookmark: Bookmark } & Pick<SchemaActions, 'openQuery'>) {
  const [edits, setEdits] = useState(false)
  const change = useChange()
  const { place, values } = bookmark
  return (
    <div className={paneStyles.below}>
      {edits ? (
        <EditForm bookmark={bookmark} onDone={() => setEdits(false)} />
      ) : (
        <>
          <p className={paneStyles.about}>
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
      <div className={paneStyles.actions}>
        <Button size="small" onClick={() => openQuery(bookmark.query, 'Bookmarked', false)}>
          Open query
        </Button>
        <GoHuntMenu of={place ?? { values }} appearance="subtle" />
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
    </div>
  )
}

function EditForm({ bookmark, onDone }: { bookmark: Bookmark; onDone(): void }) {
  const [note, setNote] = useState(bookmark.note)
  const [tags, setTags] = useState(bookmark.tags.join(', '))
  const change = useChange()
  return (
    <div className={styles.form}>
      <Field label="Note">
        <Textarea rows={3} value={note} onChange={(_, data) => setNote(data.value)} />
      </Field>
      <Field label="Tags" hint="Parted by commas">
        <Input size="small" value={tags} onChange={(_, data) => setTags(data.value)} />
      </Field>
      <Button
        size="small"
        appearance="primary"
        onClick={async () => {
          const kept = await change('bookmarks.change', { bookmark: bookmark.id, note: note.trim(), tags: tagsOf(tags) })
          if (kept.ok) onDone()
        }}
      >
        Save
      </Button>
    </div>
  )
}
