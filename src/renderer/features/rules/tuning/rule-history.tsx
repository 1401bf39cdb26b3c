import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import styles from './tuning.module.css'

type Entry = OutputOf<'activity.list'>['entries'][number]

const MOST = 50

const fieldTitles: Readonly<Record<string, string>> = {
  name: 'name',
  comment: 'comment',
  serviceSources: 'service sources',
  scope: 'scope',
  conditions: 'conditions',
  action: 'action',
  enabled: 'on or off',
  expires: 'expiry',
}

const read = (text: unknown): Record<string, unknown> => (typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : {})

/** What an entry did to the rule, in words; what a change touched is read from the rule before and after. */
function said({ action, detail }: Entry): string {
  const [before, after] = [read(detail.before), read(detail.after)]
  if (action === 'tuning.created') return 'Made the rule'
  if (action !== 'tuning.updated') return action
  const changed = Object.keys(fieldTitles).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (changed.length === 1 && changed[0] === 'enabled') return after.enabled ? 'Turned it on' : 'Turned it off'
  return changed.length === 0 ? 'Saved it unchanged' : `Changed ${changed.map((field) => fieldTitles[field]).join(', ')}`
}

/** Who made and changed a rule, newest first. */
export function RuleHistory({ rule, name }: { rule: number; name: string }) {
  const { data } = useCall('activity.list', { filter: { targetTypes: ['tuningRule'], targetId: rule }, offset: 0, limit: MOST })
  if (!data) return null
  return (
    <ul className={styles.matches} aria-label={`History of ${name}`}>
      {data.entries.map((entry) => (
        <li key={entry.id} className={styles.match}>
          <span className={styles.quiet}>
            <TimeText at={entry.at} precision="minute" />
          </span>
          <span>{said(entry)}</span>
          <EvidenceText className={styles.quiet!}>{entry.performedBy}</EvidenceText>
          {entry.act.undone ? <span className={styles.quiet}>Undone since</span> : null}
        </li>
      ))}
    </ul>
  )
}
