import { Button } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { InputOf, OutputOf } from '../../../../state/client.ts'
import { useCall } from '../../../../state/use-call.ts'
import { useSettings } from '../../../../state/use-session.ts'
import { DataGrid } from '../../../../ui/data-grid/data-grid.tsx'
import { undatedColumns } from './event-columns.tsx'
import styles from './timeline.module.css'

export type UndatedEvent = OutputOf<'timeline.undated'>['events'][number]

const PAGE = 200
const MOST = 2000

const keyOf = (event: UndatedEvent) => `${event.table} ${event.row}`

interface Props {
  readonly filter: Omit<InputOf<'timeline.undated'>, 'offset' | 'limit'>
  readonly opened: string | undefined
  onPick(event: UndatedEvent): void
}

/** What the evidence tells of the entity without saying when: counted, browsable, and never within the order of the timeline. */
export function UndatedLane({ filter, opened, onPick }: Props) {
  const [open, setOpen] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  const density = useSettings((settings) => settings.density)
  const { from: _from, to: _to, ...asked } = filter
  const { data } = useCall('timeline.undated', { ...asked, limit: open ? limit : 1 })
  if (!data || data.total === 0) return null
  const reached = (last: number) => {
    if (last >= limit - PAGE / 2 && limit < Math.min(MOST, data.total)) setLimit(Math.min(MOST, limit + PAGE))
  }
  return (
    <section className={styles.undated} aria-label="Undated">
      <div className={styles.undatedHead}>
        <Button
          size="small"
          appearance="subtle"
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Undated ({data.total.toLocaleString('en')})
        </Button>
        <span className={styles.none}>
          Rows without a time, in no order
          {open && data.total > MOST ? `; the first ${MOST.toLocaleString('en')} are listed, hunt for the rest` : ''}
        </span>
      </div>
      {open ? (
        <div className={styles.undatedRows}>
          <DataGrid
            label="Undated events"
            columns={undatedColumns}
            count={Math.min(data.total, MOST)}
            rowAt={(index) => data.events[index]}
            keyOf={keyOf}
            nameOf={(event) => event.title}
            rowHeight={density === 'compact' ? 26 : 32}
            current={opened}
            onPick={onPick}
            onOpen={onPick}
            onRange={(_, last) => reached(last)}
            list={JSON.stringify(asked)}
            empty={null}
          />
        </div>
      ) : null}
    </section>
  )
}
