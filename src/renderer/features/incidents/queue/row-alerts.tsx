import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useOpen } from '../../../state/use-session.ts'
import { MoveAlertsDialog } from '../manage/move-alerts-dialog.tsx'
import { AlertList } from '../parts/alert-list.tsx'
import styles from './row-alerts.module.css'

const SHOWN = 50

/** What stands below an expanded incident: its alerts in order, each with its link reason; ticked ones can be moved. */
export function RowAlerts({ incident }: { incident: number }) {
  const open = useOpen()
  const { data, problem } = useCall('incidents.get', { incident })
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [moving, setMoving] = useState(false)
  if (problem && !data) return <div className={styles.box}>{problem.message}</div>
  if (!data) return <div className={styles.box}>Loading alerts…</div>
  const toggle = (alert: number) => setTicked(new Set(ticked.has(alert) ? [...ticked].filter((id) => id !== alert) : [...ticked, alert]))
  return (
    <div className={styles.box}>
      {ticked.size > 0 ? (
        <div className={styles.actions}>
          <span>{ticked.size === 1 ? '1 alert selected' : `${ticked.size} alerts selected`}</span>
          <Button size="small" onClick={() => setMoving(true)}>
            Move to another incident…
          </Button>
        </div>
      ) : null}
      <AlertList alerts={data.alerts.slice(0, SHOWN)} ticks={{ ticked, toggle }} />
      {data.alerts.length > SHOWN ? (
        <Button appearance="transparent" onClick={() => open(address(['incidents', incident]), 'tab')}>
          {`${data.alerts.length - SHOWN} more alerts on the incident page`}
        </Button>
      ) : null}
      {moving ? (
        <MoveAlertsDialog
          alerts={[...ticked]}
          from={[incident]}
          onClose={(moved) => {
            setMoving(false)
            if (moved) setTicked(new Set())
          }}
        />
      ) : null}
    </div>
  )
}
