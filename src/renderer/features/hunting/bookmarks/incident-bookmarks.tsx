import { Button, Link, Tooltip } from '@fluentui/react-components'
import { AddRegular, BookmarkRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useOpen, useSession } from '../../../state/use-session.ts'
import { kindLabel } from '../../../theme/labels.ts'
import { counted } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { BookmarkBody } from './bookmark-body.tsx'
import { titleOfBookmark } from './bookmark-title.ts'
import styles from './incident-bookmarks.module.css'

type IncidentBookmark = OutputOf<'bookmarks.ofIncident'>['kept'][number]

const NAMED = 4

/** Rows kept for an incident, in the order they happened, and below them those of the whole case whose rows belong to it. */
export function IncidentBookmarks({ incident }: { incident: number }) {
  const { data, problem } = useCall('bookmarks.ofIncident', { incident })
  const [offering, setOffering] = useState(false)
  const change = useChange()
  const open = useOpen()
  if (!data) return problem ? <EmptyState title="The bookmarks could not be read">{problem.message}</EmptyState> : <Skeleton lines={2} />
  const keep = (bookmark: number, to: number | null) => void change('bookmarks.change', { bookmark, incident: to })
  return (
    <>
      {data.kept.length > 0 ? (
        <ul className={styles.list} aria-label="Bookmarks of the incident">
          {data.kept.map((bookmark) => (
            <Item key={bookmark.id} bookmark={bookmark}>
              <Button size="small" appearance="subtle" onClick={() => keep(bookmark.id, null)}>
                Take out of the incident
              </Button>
            </Item>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>
          No row is kept for this incident. <Link onClick={() => open(address(['hunting']))}>Hunt</Link>, tick rows of an answer and choose
          Bookmark.
        </p>
      )}
      {data.offered.length > 0 ? (
        <>
          <Button
            size="small"
            appearance="subtle"
            icon={offering ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={offering}
            onClick={() => setOffering(!offering)}
          >
            {counted(data.offered.length, 'bookmark')} of the case may belong here
          </Button>
          {offering ? (
            <ul className={styles.list} aria-label="Bookmarks that may belong to the incident">
              {data.offered.map((bookmark) => (
                <Item key={bookmark.id} bookmark={bookmark} onAdd={() => keep(bookmark.id, incident)} />
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </>
  )
}

function Item({ bookmark, onAdd, children }: { bookmark: IncidentBookmark; onAdd?: () => void; children?: ReactNode }) {
  const [shown, setShown] = useState(false)
  const open = useOpen()
  const title = titleOfBookmark(bookmark)
  const { recordQuery } = bookmark
  return (
    <li className={styles.item}>
      <span className={styles.time}>{bookmark.at ? <TimeText at={bookmark.at} /> : 'Not dated'}</span>
      <BookmarkRegular className={styles.icon} aria-hidden />
      <span className={styles.what}>
        <button type="button" className={styles.title} aria-expanded={shown} onClick={() => setShown(!shown)}>
          <EvidenceText>{title}</EvidenceText>
        </button>
        <Named bookmark={bookmark} />
        {shown ? (
          <div className={styles.body}>
            <BookmarkBody
              bookmark={bookmark}
              openQuery={(query) => open(address(['hunting'], { query, title: 'Bookmarked' }))}
              verbs={
                <>
                  {recordQuery === null ? null : (
                    <Button
                      size="small"
                      appearance="subtle"
                      onClick={() => open(address(['hunting'], { query: recordQuery, title: 'Bookmarked row', run: '1' }))}
                    >
                      Go to the row
                    </Button>
                  )}
                  {children}
                </>
              }
            />
          </div>
        ) : null}
      </span>
      <span className={styles.by}>
        {(shown ? [] : bookmark.tags).map((tag) => (
          <EvidenceText key={tag} className={styles.tag!}>
            {tag}
          </EvidenceText>
        ))}
        {shown ? null : <EvidenceText>{bookmark.createdBy}</EvidenceText>}
        {onAdd ? (
          <Tooltip content={`Add “${title.slice(0, 80)}” to the incident`} relationship="label">
            <Button size="small" icon={<AddRegular />} onClick={onAdd}>
              Add
            </Button>
          </Tooltip>
        ) : null}
      </span>
    </li>
  )
}

/** What of the incident the row names, and the alerts it stands behind. */
function Named({ bookmark: { entities, alerts } }: { bookmark: IncidentBookmark }) {
  const { tabs } = useSession()
  if (entities.length === 0 && alerts.length === 0) return <span className={styles.named}>Names nothing its alerts name</span>
  return (
    <span className={styles.named}>
      {alerts.map((alert) => (
        <Link key={alert} as="button" onClick={() => tabs.openPane({ kind: 'alert', id: alert }, 'over')}>
          Alert #{alert}
        </Link>
      ))}
      {entities.slice(0, NAMED).map(({ id, kind, label }) => (
        <span key={id}>
          {kindLabel(kind)}{' '}
          <Link as="button" onClick={() => tabs.openPane({ kind: 'entity', id }, 'over')}>
            <EvidenceText>{label}</EvidenceText>
          </Link>
        </span>
      ))}
      {entities.length > NAMED ? <span>and {entities.length - NAMED} more</span> : null}
    </span>
  )
}
