import { useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import paneStyles from '../schema/schema-pane.module.css'
import type { SchemaActions } from '../schema/schema-pane.tsx'
import { type Bookmark, BookmarkBody } from './bookmark-body.tsx'
import { titleOfBookmark } from './bookmark-title.ts'

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
                {visibleText(titleOfBookmark(bookmark))}
              </button>
            </div>
            {open === bookmark.id ? (
              <div className={paneStyles.below}>
                <BookmarkBody bookmark={bookmark} openQuery={(query) => openQuery(query, 'Bookmarked', false)} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
