import { Link, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import { address } from '../../../../state/address.ts'
import type { OutputOf } from '../../../../state/client.ts'
import { useOpen, useSettings } from '../../../../state/use-session.ts'
import { counted } from '../../../../ui/amounts.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import styles from './sign-ins.module.css'

type SignIn = OutputOf<'signIns.review'>['signIns'][number]

const text = (id: 'app' | 'ip' | 'city' | 'country' | 'device' | 'client' | 'outcome', title: string, width: number): Column<SignIn> => ({
  id,
  title,
  width,
  cell: (one) => <EvidenceText>{one[id] || '–'}</EvidenceText>,
  text: (one) => one[id],
})

const columns: readonly Column<SignIn>[] = [
  { id: 'at', title: 'Time', width: 166, firm: true, cell: (one) => <TimeText at={one.at} />, text: (one) => one.at },
  {
    id: 'marks',
    title: 'Stands out',
    width: 170,
    cell: (one) => (one.marks.length > 0 ? <strong>{one.marks.map((mark) => mark.title).join(', ')}</strong> : '–'),
    text: (one) => one.marks.map((mark) => `${mark.title}: ${mark.reason}`).join(' '),
  },
  text('outcome', 'Outcome', 120),
  text('app', 'App', 160),
  text('ip', 'IP address', 120),
  text('country', 'Country', 80),
  text('city', 'City', 100),
  text('device', 'Device', 150),
  text('client', 'Client', 150),
]

const keyOf = (one: SignIn) => `${one.table} ${one.row}`

/** The sign-ins under review; one opens with its reasons and the query that shows it. */
export function SignInList({ signIns }: { signIns: readonly SignIn[] }) {
  const open = useOpen()
  const density = useSettings((settings) => settings.density)
  const [only, setOnly] = useState(() => signIns.some((one) => one.marks.length > 0))
  const [chosen, setChosen] = useState<string>()
  const rows = only ? signIns.filter((one) => one.marks.length > 0) : signIns
  const one = rows.find((each) => keyOf(each) === chosen)
  const height = density === 'compact' ? 26 : 32
  return (
    <section className={styles.list} aria-label="Sign-ins">
      <div className={styles.head}>
        <h2 className={styles.title}>{counted(rows.length, 'sign-in')}</h2>
        <Switch label="Only what stands out" checked={only} onChange={(_, data) => setOnly(data.checked)} />
      </div>
      {one ? (
        <div className={styles.reasons} role="status">
          <strong>
            <TimeText at={one.at} /> {one.outcome}, {one.app || 'an app the record does not name'}
          </strong>
          <ul>
            {one.marks.map((mark) => (
              <li key={mark.rule}>
                {mark.title}: <EvidenceText>{mark.reason}</EvidenceText> Rests on {counted(mark.rows.length, 'row')}.
              </li>
            ))}
            {one.marks.length === 0 ? <li>No rule marks it.</li> : null}
          </ul>
          <Link
            as="button"
            onClick={() => {
              const column = one.table.startsWith('Entra') || one.table.endsWith('Beta') ? 'Timestamp' : 'TimeGenerated'
              open(address(['hunting'], { query: `${one.table}\n| where ${column} == datetime(${one.at})`, title: 'Sign-in' }))
            }}
          >
            Hunt for this record
          </Link>
        </div>
      ) : null}
      <div className={styles.grid} style={{ height: Math.min(rows.length, 14) * height + 60 }}>
        <DataGrid
          label="Sign-ins"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={keyOf}
          nameOf={(each) => `${each.outcome}, ${each.app}`}
          rowHeight={height}
          current={chosen}
          onPick={(each) => setChosen(keyOf(each))}
          onOpen={(each) => setChosen(keyOf(each))}
          empty={<EmptyState title="Nothing stands out by these rules" />}
        />
      </div>
    </section>
  )
}
