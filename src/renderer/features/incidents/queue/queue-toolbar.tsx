import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowDownloadRegular, EditRegular, LinkRegular, MergeRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { formatAddress } from '../../../state/address.ts'
import { notCopied } from '../../../state/notices.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'
import type { Column, ColumnChoice } from '../../../ui/data-grid/column.ts'
import { ColumnChooser } from '../../../ui/data-grid/column-chooser.tsx'
import { rowsAsCsv } from '../../../ui/data-grid/copied-rows.ts'
import { download } from '../../../ui/download.ts'
import { MERGE_MOST, MergeDialog } from '../manage/merge-dialog.tsx'
import { allIncidents } from './all-incidents.ts'
import { FilterSets } from './filter-sets.tsx'
import type { IncidentRow } from './incident-columns.tsx'
import { addressOfView, type QueueView } from './queue-address.ts'
import styles from './queue-toolbar.module.css'
import type { Queue } from './use-queue.ts'

interface Props {
  readonly queue: Queue
  readonly columns: readonly Column<IncidentRow>[]
  readonly shown: readonly Column<IncidentRow>[]
  readonly choice: ColumnChoice
  readonly initialChoice: ColumnChoice
  onChoice(choice: ColumnChoice): void
  readonly ticked: readonly number[]
  onDone(): void
  onView(view: QueueView): void
}

const number = new Intl.NumberFormat('en')

export function QueueToolbar({ queue, columns, shown, choice, initialChoice, onChoice, ticked, onDone, onView }: Props) {
  const { calls, tabs, notices } = useSession()
  const [merging, setMerging] = useState(false)
  const { total, all, view } = queue
  const sortedBy = columns.find((column) => column.id === view.sort.column)
  const said =
    total === undefined || all === undefined ? '' : total === all ? number.format(all) : `${number.format(total)} of ${number.format(all)}`

  const exportCsv = async () => {
    const rows = await allIncidents(calls, queue.filter, view.sort)
    if (!rows) return notices.show({ intent: 'error', text: 'The incidents could not be read for the export' })
    const withId = shown.some((column) => column.id === 'id') ? shown : [...columns.filter((column) => column.id === 'id'), ...shown]
    download('incidents.csv', 'text/csv;charset=utf-8', rowsAsCsv(withId, rows))
    notices.show({ intent: 'success', text: `${counted(rows.length, 'incident')} exported as CSV` })
  }
  const copyLink = async () => {
    const link = `${location.origin}${location.pathname}${formatAddress(addressOfView(view, null))}`
    if (!(await putOnClipboard(link))) return notices.show(notCopied)
    notices.show({ intent: 'success', text: 'Link to this list copied', hint: 'Paste it into the search (Ctrl+K) or the browser' })
  }
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>
        Incidents <span className={styles.count}>{said}</span>
      </h1>
      {ticked.length > 0 ? (
        <>
          <span className={styles.selected} role="status">
            {ticked.length} selected
          </span>
          <Button
            size="small"
            icon={<EditRegular />}
            onClick={() => tabs.openPane({ kind: 'incident-manage', id: ticked[0]!, others: ticked.slice(1) })}
          >
            {ticked.length === 1 ? 'Manage incident' : 'Manage incidents'}
          </Button>
          {ticked.length > 1 ? (
            <Tooltip
              content={ticked.length > MERGE_MOST ? `At most ${MERGE_MOST} incidents can be merged at a time` : 'Make one incident of them'}
              relationship="description"
            >
              <Button size="small" icon={<MergeRegular />} disabledFocusable={ticked.length > MERGE_MOST} onClick={() => setMerging(true)}>
                Merge incidents
              </Button>
            </Tooltip>
          ) : null}
        </>
      ) : (
        <span className={styles.sorted}>
          {sortedBy
            ? `by ${(sortedBy.explained ?? sortedBy.title).toLowerCase()}, ${view.sort.descending ? 'descending' : 'ascending'}`
            : ''}
        </span>
      )}
      <div className={styles.actions}>
        <FilterSets view={view} onChange={onView} />
        <ColumnChooser columns={columns} choice={choice} initial={initialChoice} onChange={onChoice} />
        <Tooltip content="Copy list link" relationship="label">
          <Button appearance="subtle" size="small" icon={<LinkRegular />} onClick={() => void copyLink()} />
        </Tooltip>
        <Tooltip content="Export as CSV" relationship="label">
          <Button appearance="subtle" size="small" icon={<ArrowDownloadRegular />} onClick={() => void exportCsv()} />
        </Tooltip>
      </div>
      {merging ? (
        <MergeDialog
          incidents={ticked}
          onClose={(merged) => {
            setMerging(false)
            if (merged) onDone()
          }}
        />
      ) : null}
    </header>
  )
}
