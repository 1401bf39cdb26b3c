import { Button } from '@fluentui/react-components'
import { DataBarVerticalRegular, TableRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { address } from '../../../../state/address.ts'
import { useCall } from '../../../../state/use-call.ts'
import { useOpen } from '../../../../state/use-session.ts'
import { useThemeName } from '../../../../theme/use-theme-name.ts'
import { counted, countText } from '../../../../ui/amounts.ts'
import { drawIn } from '../../../../ui/chart/engine.ts'
import { lookOf } from '../../../../ui/chart/look.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { PlainTable } from '../plain-table.tsx'
import styles from './prevalence.module.css'
import { type PrevalentDay, prevalenceOption } from './prevalence-option.ts'

const amount = (id: 'devices' | 'users' | 'events', title: string): Column<PrevalentDay> => ({
  id,
  title,
  width: 90,
  align: 'end',
  cell: (row) => countText(row[id]),
  text: (row) => String(row[id]),
})

const columns: readonly Column<PrevalentDay>[] = [
  { id: 'day', title: 'Day (UTC)', width: 120, cell: (row) => row.day, text: (row) => row.day },
  amount('devices', 'Devices'),
  amount('users', 'Users'),
  amount('events', 'Events'),
]

/** How many devices and users of the case met it, day by day, as a chart or as the table behind it. */
export function Prevalence({ entity }: { readonly entity: number }) {
  const { data } = useCall('sections.prevalence', { entity })
  const [table, setTable] = useState(false)
  const open = useOpen()
  if (!data || data.days.length === 0) return null
  const who = [data.devices > 0 && counted(data.devices, 'device'), data.users > 0 && counted(data.users, 'user')].filter(Boolean)
  const said = `${who.join(', ') || 'Nobody known'} on ${counted(data.days.length, 'day')}`
  return (
    <section aria-label="Prevalence">
      <div className={styles.head}>
        <h2 className={styles.title}>Prevalence in the case</h2>
        <span className={styles.said}>{said}</span>
        <span className={styles.actions}>
          <Button
            size="small"
            appearance="subtle"
            icon={table ? <DataBarVerticalRegular /> : <TableRegular />}
            onClick={() => setTable(!table)}
          >
            {table ? 'Show as chart' : 'Show as table'}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            onClick={() => open(address(['hunting'], { query: data.query, title: 'Prevalence' }), 'tab')}
          >
            Hunt for these events
          </Button>
        </span>
      </div>
      {table ? (
        <PlainTable label="Prevalence by day" columns={columns} rows={data.days} keyOf={(row) => row.day} />
      ) : (
        <Chart days={data.days} said={said} />
      )}
    </section>
  )
}

function Chart({ days, said }: { days: readonly PrevalentDay[]; said: string }) {
  const theme = useThemeName()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (!element || !theme) return
    const drawn = drawIn(element)
    drawn.setOption(prevalenceOption(days, lookOf(element)))
    const sizes = new ResizeObserver(() => drawn.resize())
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      drawn.dispose()
    }
  }, [days, theme])
  return <div ref={host} className={styles.chart} role="img" aria-label={`Devices and users by day: ${said}`} />
}
