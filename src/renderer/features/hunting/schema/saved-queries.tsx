import { Button, Tooltip } from '@fluentui/react-components'
import { DeleteRegular, PlayRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ImportQueries } from './import-queries.tsx'
import styles from './schema-pane.module.css'
import type { SchemaActions } from './schema-pane.tsx'

type SavedQuery = OutputOf<'hunt.savedQueries'>[number]

const has = (query: SavedQuery, search: string) =>
  [query.name, query.description, query.folder, ...query.tactics, ...query.techniques].some((text) => text.toLowerCase().includes(search))

/** The case's own stand first, then what was imported, then the packs. */
const rankOf = (title: string) => (title.startsWith('In this case') ? 2 : title.startsWith('Imported') ? 1 : 0)

/** A pack's folder as a heading: `command-and-control` → `Command and control`. */
const packTitle = (folder: string) => (folder ? folder.charAt(0).toUpperCase() + folder.slice(1).replaceAll('-', ' ') : 'Packs')

/** Queries kept in the case, and those of the packs by folder. */
export function SavedQueries({ search, openQuery }: { search: string } & Pick<SchemaActions, 'openQuery'>) {
  const { data, problem } = useCall('hunt.savedQueries', {})
  const [open, setOpen] = useState<string>()
  const change = useChange()
  if (!data) return problem ? <EmptyState title="The queries could not be read">{problem.message}</EmptyState> : <Skeleton />
  const found = data.filter((query) => has(query, search))
  const titleOf = (query: SavedQuery) =>
    query.origin === 'case'
      ? `In this case${query.folder ? `: ${query.folder}` : ''}`
      : query.origin === 'imported'
        ? `Imported${query.folder ? `: ${query.folder}` : ''}`
        : packTitle(query.folder)
  const titles = [...new Set(found.map(titleOf))].sort((a, b) => rankOf(b) - rankOf(a))
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}>
        <ImportQueries />
        {data.some((query) => query.origin === 'imported') ? (
          <Button size="small" appearance="subtle" onClick={() => void change('hunt.removeImported', { id: null })}>
            Remove imported
          </Button>
        ) : null}
      </div>
      {found.length === 0 ? (
        <p className={styles.none}>
          {search ? 'No query has that in its name, folder or techniques.' : 'Save a query beside Run to find it here again.'}
        </p>
      ) : null}
      {titles.map((title) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.group}>{visibleText(title)}</h3>
          <ul className={styles.list}>
            {found
              .filter((query) => titleOf(query) === title)
              .map((query) => (
                <li key={query.id}>
                  <div className={styles.line}>
                    <span className={styles.opener} aria-hidden />
                    <button
                      type="button"
                      className={styles.name}
                      title={`${query.name}\n${query.description}`}
                      aria-expanded={open === query.id}
                      onClick={() => setOpen(open === query.id ? undefined : query.id)}
                      onDoubleClick={() => openQuery(query.query, query.name, false)}
                    >
                      {visibleText(query.name)}
                    </button>
                  </div>
                  {open === query.id ? (
                    <div className={styles.below}>
                      {query.description ? <p className={styles.about}>{visibleText(query.description)}</p> : null}
                      {query.techniques.length > 0 ? (
                        <p className={styles.about}>{[...query.tactics, ...query.techniques].join(', ')}</p>
                      ) : null}
                      <div className={styles.actions}>
                        <Button size="small" onClick={() => openQuery(query.query, query.name, false)}>
                          Open
                        </Button>
                        <Button
                          size="small"
                          appearance="subtle"
                          icon={<PlayRegular />}
                          onClick={() => openQuery(query.query, query.name, true)}
                        >
                          Open and run
                        </Button>
                        {query.origin !== 'pack' ? (
                          <Tooltip content={`Delete ${query.name}`} relationship="label">
                            <Button
                              size="small"
                              appearance="subtle"
                              icon={<DeleteRegular />}
                              onClick={() =>
                                void (query.origin === 'imported'
                                  ? change('hunt.removeImported', { id: query.id })
                                  : change('hunt.deleteQuery', { id: query.id }))
                              }
                            />
                          </Tooltip>
                        ) : null}
                      </div>
                    </div>
                  ) : null}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
