import { Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { OutputOf } from '../../../../state/client.ts'
import { useCall } from '../../../../state/use-call.ts'
import { counted, countText } from '../../../../ui/amounts.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { StatusText } from '../../../../ui/status-text.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import type { EntityTabProps } from '../entity-tab.ts'
import { PlainTable } from '../plain-table.tsx'
import { SignInList } from './sign-in-list.tsx'
import styles from './sign-ins.module.css'

type Review = OutputOf<'signIns.review'>
type Group = Review['groups']['country'][number]

const axes = [
  { id: 'country', title: 'Country or region' },
  { id: 'ip', title: 'IP address' },
  { id: 'app', title: 'App' },
  { id: 'device', title: 'Device' },
] as const
type Axis = (typeof axes)[number]['id']

const DAYS = 7

/** The last week of a user's sign-ins before the newest evidence, by place, address, app and device, and what of them stands out. */
export function SignInReview({ entity }: EntityTabProps) {
  const { data, problem } = useCall('signIns.review', { entity: entity.id, days: DAYS })
  const [axis, setAxis] = useState<Axis>('country')
  if (!data) return problem ? <EmptyState title="The sign-ins could not be read">{problem.message}</EmptyState> : <Skeleton lines={10} />
  if (data.signIns.length === 0 && data.changes.length === 0)
    return (
      <EmptyState title="No sign-in of the last 7 days is in this evidence">
        {data.tables.length === 0
          ? 'Sign-ins come with EntraIdSignInEvents of advanced hunting, SigninLogs of Sentinel, or sign-in exports of the Graph API.'
          : `${data.tables.join(', ')} ${data.tables.length === 1 ? 'holds' : 'hold'} ${data.before === 0 ? 'none of this user at all' : `${counted(data.before, 'sign-in')} of this user before that`}.`}
      </EmptyState>
    )
  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        {data.more ? `${countText(data.signIns.length)}+ sign-ins` : counted(data.signIns.length, 'sign-in')} from{' '}
        <TimeText at={data.from} precision="minute" /> to <TimeText at={data.to} precision="minute" />, the last 7 days of the evidence,
        compared with {countText(data.before)} before. Judged by written rules.
      </p>
      <Rules review={data} />
      <section aria-label="By what they have in common">
        <RadioGroup layout="horizontal" aria-label="By" value={axis} onChange={(_, chosen) => setAxis(chosen.value as Axis)}>
          {axes.map((each) => (
            <Radio key={each.id} value={each.id} label={each.title} />
          ))}
        </RadioGroup>
        <PlainTable
          label={axes.find((each) => each.id === axis)!.title}
          columns={groupColumns(axes.find((each) => each.id === axis)!.title)}
          rows={data.groups[axis]}
          keyOf={(group) => group.value}
        />
      </section>
      <Changes changes={data.changes} />
      <SignInList signIns={data.signIns} />
    </div>
  )
}

/** What each rule found, and where it could not judge, what it lacks. */
function Rules({ review }: { review: Review }) {
  return (
    <ul className={styles.rules} aria-label="What stands out">
      {review.rules.map((rule) => (
        <li key={rule.id} className={styles.rule}>
          <StatusText tone={rule.blind ? 'quiet' : rule.marked > 0 ? 'bad' : 'done'}>
            <strong>{rule.title}</strong>
          </StatusText>
          <span className={styles.found}>{rule.blind || (rule.marked > 0 ? `${rule.marked} marked` : 'Nothing stands out')}</span>
        </li>
      ))}
    </ul>
  )
}

type Change = Review['changes'][number]

const changeColumns: readonly Column<Change>[] = [
  { id: 'at', title: 'Time', width: 130, cell: (change) => <TimeText at={change.at} />, text: (change) => change.at },
  { id: 'what', title: 'Change', width: 200, cell: (change) => <EvidenceText>{change.what}</EvidenceText>, text: (change) => change.what },
  { id: 'by', title: 'By', width: 160, cell: (change) => <EvidenceText>{change.by || '–'}</EvidenceText>, text: (change) => change.by },
  {
    id: 'ip',
    title: 'IP address',
    width: 120,
    cell: (change) => <EvidenceText>{change.ip || '–'}</EvidenceText>,
    text: (change) => change.ip,
  },
  {
    id: 'reason',
    title: 'What is known',
    width: 300,
    cell: (change) => <EvidenceText>{change.reason}</EvidenceText>,
    text: (change) => change.reason,
  },
]

/** What the user signs in with besides the password, where it was changed in these days. */
function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="method-changes">
      <h2 id="method-changes" className={styles.title}>
        Changes of sign-in methods ({changes.length})
      </h2>
      <PlainTable
        label="Changes of sign-in methods"
        columns={changeColumns}
        rows={changes}
        keyOf={(change) => `${change.table} ${change.row}`}
      />
    </section>
  )
}

const groupColumns = (title: string): readonly Column<Group>[] => [
  {
    id: 'value',
    title,
    width: 200,
    cell: (group) => <EvidenceText>{group.value || 'Not in this evidence'}</EvidenceText>,
    text: (group) => group.value,
  },
  {
    id: 'new',
    title: 'Before',
    width: 110,
    cell: (group) => (group.isNew ? <strong>New</strong> : 'Seen'),
    text: (group) => String(group.isNew),
  },
  {
    id: 'count',
    title: 'Sign-ins',
    width: 80,
    align: 'end',
    cell: (group) => countText(group.count),
    text: (group) => String(group.count),
  },
  {
    id: 'failed',
    title: 'Failed',
    width: 80,
    align: 'end',
    cell: (group) => countText(group.failed),
    text: (group) => String(group.failed),
  },
  {
    id: 'marked',
    title: 'Marked',
    width: 80,
    align: 'end',
    cell: (group) => countText(group.marked),
    text: (group) => String(group.marked),
  },
  {
    id: 'first',
    title: 'First',
    width: 130,
    cell: (group) => <TimeText at={group.first} precision="minute" />,
    text: (group) => group.first,
  },
  { id: 'last', title: 'Last', width: 130, cell: (group) => <TimeText at={group.last} precision="minute" />, text: (group) => group.last },
]
