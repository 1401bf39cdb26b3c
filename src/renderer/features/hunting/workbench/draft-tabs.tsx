import { Button, Tooltip } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useState } from 'react'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './draft-tabs.module.css'
import { useBench, useWorkbench } from './use-workbench.ts'

/** The queries being worked on. A double click or F2 renames one. */
export function DraftTabs() {
  const bench = useWorkbench()
  const drafts = useBench((state) => state.drafts)
  const active = useBench((state) => state.active)
  const runs = useBench((state) => state.runs)
  const [renaming, setRenaming] = useState<number>()
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: drafts.length - 1 }[event.key]
    if (event.key === 'F2') setRenaming(drafts[place]!.id)
    else if (event.key === 'Delete') bench.close(drafts[place]!.id)
    else if (to === undefined || !drafts[to]) return
    else {
      bench.change({ active: drafts[to].id })
      document.getElementById(`draft-${drafts[to].id}`)?.focus()
    }
    event.preventDefault()
  }
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label="Queries">
        {drafts.map((draft, place) =>
          renaming === draft.id ? (
            <input
              key={draft.id}
              className={styles.name}
              aria-label="Name of the query"
              defaultValue={draft.title}
              ref={(input) => input?.select()}
              onBlur={(event) => {
                if (event.target.value.trim()) bench.rename(draft.id, event.target.value.trim())
                setRenaming(undefined)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur()
                if (event.key === 'Escape') setRenaming(undefined)
                event.stopPropagation()
              }}
            />
          ) : (
            <span key={draft.id} className={`${styles.tab} ${draft.id === active ? styles.active : ''}`} role="presentation">
              <button
                type="button"
                role="tab"
                id={`draft-${draft.id}`}
                className={styles.title}
                aria-selected={draft.id === active}
                aria-keyshortcuts="Delete F2"
                tabIndex={draft.id === active ? 0 : -1}
                onClick={() => bench.change({ active: draft.id })}
                onDoubleClick={() => setRenaming(draft.id)}
                onKeyDown={(event) => onKeyDown(event, place)}
              >
                {visibleText(draft.title)}
                {runs[draft.id]?.running ? <span className={styles.running} role="img" aria-label="running" /> : null}
              </button>
              <button
                type="button"
                className={styles.close}
                tabIndex={-1}
                title={`Close ${visibleText(draft.title)} (Delete)`}
                // a list of tabs holds tabs alone; the Delete key closes the one that has the keyboard
                aria-hidden
                onClick={() => bench.close(draft.id)}
              >
                <DismissRegular aria-hidden />
              </button>
            </span>
          ),
        )}
      </div>
      <Tooltip content="New query (Alt+N)" relationship="label">
        <Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => bench.add()} />
      </Tooltip>
    </div>
  )
}
