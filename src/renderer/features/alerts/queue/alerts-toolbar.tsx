import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowDownloadRegular, ArrowMoveRegular, EditRegular, LinkRegular, MergeRegular } from '@fluentui/react-icons'
import { formatAddress } from '../../../state/address.ts'
import { notCopied } from '../../../state/notices.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted, countText } from '../../../ui/amounts.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'
import type { Column, ColumnChoice } from '../../../ui/data-grid/column.ts'
import { ColumnChooser } from '../../../ui/data-grid/column-chooser.tsx'
import { rowsAsCsv } from '../../../ui/data-grid/copied-rows.ts'
import { download } from '../../../ui/download.ts'
import { MERGE_MOST } from '../../incidents/index.ts'
import { type AlertsView, addressOfAlerts } from './alerts-address.ts'
import styles from './alerts-view.module.css'
import type { AlertRow, Alerts } from './use-alerts.ts'

interface Props {
  readonly alerts: Alerts
  readonly view: AlertsView
  readonly incident: number | undefined
  readonly columns: readonly Column<AlertRow>[]
  readonly shown: readonly Column<AlertRow>[]
  readonly choice: ColumnChoice
  readonly initialChoice: ColumnChoice
  onChoice(choice: ColumnChoice): void
  readonly ticked: readonly number[]
  /** incidents the ticked alerts stand in */
  readonly incidents: readonly number[]
  onManage(): void
  onMove(): void
  onMerge(): void
}

const PAGE = 1000

export function AlertsToolbar(props: Props) {
  const { alerts, view, incident, columns, shown, ticked, incidents } = props
  const { calls, notices } = useSession()
  const { total, all } = alerts
  const said = total === undefined || all === undefined ? '' : total === all ? countText(all) : `${countText(total)} of ${countText(all)}`

  const exportCsv = async () => {
    const rows: AlertRow[] = []
    for (;;) {
      const page = await calls.ask('alerts.list', { ...alerts.question, offset: rows.length, limit: PAGE })
      if (!page.ok) return notices.tell(page.problem)
      rows.push(...page.value.alerts)
      if (page.value.alerts.length === 0 || rows.length >= page.value.total) break
    }
    const withId = shown.some((column) => column.id === 'id') ? shown : [...columns.filter((column) => column.id === 'id'), ...shown]
    download(incident === undefined ? 'alerts.csv' : `incident-${incident}-alerts.csv`, 'text/csv;charset=utf-8', rowsAsCsv(withId, rows))
    notices.show({ intent: 'success', text: `${counted(rows.length, 'alert')} exported as CSV` })
  }
  const copyLink = async () => {
    const link = `${location.origin}${location.pathname}${formatAddress(addressOfAlerts(view))}`
    if (!(await putOnClipboard(link))) return notices.show(notCopied)
    notices.show({ intent: 'success', text: 'Link to this list copied', hint: 'Paste it into the search (Ctrl+K) or the browser' })
  }
  const tooMany = incidents.length > MERGE_MOST
  const Title = incident === undefined ? 'h1' : 'h2'
  return (
    <header className={styles.bar}>
      <Title className={styles.title}>
        Alerts <span className={styles.count}>{said}</span>
      </Title>
      {ticked.length > 0 ? (
        <>
          <span className={styles.selected} role="status">
            {countText(ticked.length)} selected
          </span>
          <Button size="small" icon={<EditRegular />} onClick={props.onManage}>
            {ticked.length === 1 ? 'Manage alert' : 'Manage alerts'}
          </Button>
          <Button size="small" icon={<ArrowMoveRegular />} onClick={props.onMove}>
            Move to another incident…
          </Button>
          {incidents.length > 1 ? (
            <Tooltip
              content={tooMany ? `At most ${MERGE_MOST} incidents can be merged at a time` : `They stand in ${incidents.length} incidents`}
              relationship="description"
            >
              <Button size="small" icon={<MergeRegular />} disabledFocusable={tooMany} onClick={() => !tooMany && props.onMerge()}>
                Merge incidents…
              </Button>
            </Tooltip>
          ) : null}
        </>
      ) : null}
      <div className={styles.actions}>
        <ColumnChooser columns={columns} choice={props.choice} initial={props.initialChoice} onChange={props.onChoice} />
        {incident === undefined ? (
          <Tooltip content="Copy list link" relationship="label">
            <Button appearance="subtle" size="small" icon={<LinkRegular />} onClick={() => void copyLink()} />
          </Tooltip>
        ) : null}
        <Tooltip content="Export as CSV" relationship="label">
          <Button appearance="subtle" size="small" icon={<ArrowDownloadRegular />} onClick={() => void exportCsv()} />
        </Tooltip>
      </div>
    </header>
  )
}
