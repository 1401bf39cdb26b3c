import { Button, Select } from '@fluentui/react-components'
import { ArrowDownloadRegular, CheckmarkRegular, DismissRegular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { RemediationAction } from '#model/investigation.ts'
import { address } from '../../state/address.ts'
import { useOpen, useSession, useSettings } from '../../state/use-session.ts'
import { rowsAsCsv } from '../../ui/data-grid/copied-rows.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import type { RowKey } from '../../ui/data-grid/grid-props.ts'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { actionColumns, type ProposedAction } from './action-columns.tsx'
import { DecideDialog, type Decision } from './decide-dialog.tsx'
import styles from './investigations.module.css'
import { actionTitles } from './words.ts'

const NONE: ReadonlySet<RowKey> = new Set()

/** Proposed actions, pending ones first: decided singly, or many of the same type together (spec §17). */
export function ActionList({ actions }: { readonly actions: readonly ProposedAction[] }) {
  const { tabs } = useSession()
  const open = useOpen()
  const density = useSettings((settings) => settings.density)
  const [type, setType] = useState<RemediationAction | ''>('')
  const [ticked, setTicked] = useState(NONE)
  const [decision, setDecision] = useState<Decision | null>(null)
  const columns = useMemo(
    () =>
      actionColumns({
        subject: (id) => tabs.openPane({ kind: 'investigated', id }),
        investigation: (id) => open(address(['investigations', id])),
      }),
    [tabs, open],
  )
  const rows = type === '' ? actions : actions.filter((action) => action.type === type)
  const chosen = rows.filter((row) => ticked.has(row.id))
  const types = [...new Set(actions.map((action) => action.type))]
  const mixed = new Set(chosen.map((action) => action.type)).size > 1
  const decide = (status: Decision['status']) =>
    setDecision({ status, actions: chosen.map((row) => ({ id: row.id, title: `${actionTitles[row.type]}: ${row.target}` })) })
  const tick = (which: readonly ProposedAction[], on: boolean) => {
    const next = new Set(ticked)
    for (const row of which) on ? next.add(row.id) : next.delete(row.id)
    setTicked(next)
  }
  if (actions.length === 0)
    return (
      <EmptyState title="Nothing is proposed">
        Investigations propose actions against what they find malicious or suspicious. None has, or none was started.
      </EmptyState>
    )
  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        <Select
          size="small"
          aria-label="Action type"
          value={type}
          onChange={(_, data) => {
            setType(data.value as RemediationAction | '')
            setTicked(NONE)
          }}
        >
          <option value="">All action types</option>
          {types.map((each) => (
            <option key={each} value={each}>
              {actionTitles[each]}
            </option>
          ))}
        </Select>
        <div className={styles.actions}>
          {chosen.length > 0 ? (
            <span role="status">{mixed ? 'Only actions of one type can be decided together' : `${chosen.length} selected`}</span>
          ) : null}
          <Button size="small" icon={<CheckmarkRegular />} disabled={chosen.length === 0 || mixed} onClick={() => decide('approved')}>
            Approve…
          </Button>
          <Button size="small" icon={<DismissRegular />} disabled={chosen.length === 0 || mixed} onClick={() => decide('rejected')}>
            Reject…
          </Button>
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            onClick={() => download('actions.csv', 'text/csv;charset=utf-8', rowsAsCsv(columns.slice(0, -1), rows))}
          >
            Export CSV
          </Button>
        </div>
      </div>
      <DataGrid
        label="Proposed actions"
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(row) => row.id}
        nameOf={(row) => `${actionTitles[row.type]} of ${row.target}`}
        rowHeight={density === 'compact' ? 26 : 32}
        ticks={{ keys: ticked, set: tick, setAll: (on) => setTicked(on ? new Set(rows.map((row) => row.id)) : NONE) }}
        onOpen={(row) => tabs.openPane({ kind: 'investigated', id: row.subject })}
        list={type}
      />
      {decision ? (
        <DecideDialog
          decision={decision}
          onClose={(done) => {
            setDecision(null)
            if (done) setTicked(NONE)
          }}
        />
      ) : null}
    </div>
  )
}
