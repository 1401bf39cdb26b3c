import { Button, Radio, RadioGroup } from '@fluentui/react-components'
import { CommentRegular, HistoryRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { MarkdownView } from '../../ui/markdown/markdown-view.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import styles from './activities.module.css'
import { CommentBox } from './comment-box.tsx'
import { type Entry, entryTitle } from './entry-words.ts'

/** Everything done to an incident by people and by the engine, newest first, and what they said about it (spec §7.7). */
export function Activities({ incident }: { incident: number }) {
  const { data, problem } = useCall('incidents.activities', { incident })
  const [kind, setKind] = useState<'all' | Entry['kind']>('all')
  const shown = (data ?? []).filter((each) => kind === 'all' || each.kind === kind)
  return (
    <div className={styles.activities}>
      <CommentBox incident={incident} />
      <RadioGroup
        layout="horizontal"
        aria-label="Show"
        value={kind}
        onChange={(_, value) => setKind(value.value as 'all' | Entry['kind'])}
        className={styles.kinds}
      >
        <Radio value="all" label="All" />
        <Radio value="comment" label="Comments" />
        <Radio value="audit" label="Audits" />
      </RadioGroup>
      {problem && !data ? <div className={styles.none}>{problem.message}</div> : null}
      {!data && !problem ? <Skeleton /> : null}
      <ol className={styles.list} aria-label="Activities">
        {shown.map((each) => (
          <ActivityItem key={each.id} entry={each} incident={incident} />
        ))}
      </ol>
      {data && shown.length === 0 ? <div className={styles.none}>Nothing here yet.</div> : null}
    </div>
  )
}

function ActivityItem({ entry, incident }: { entry: Entry; incident: number }) {
  const { tabs } = useSession()
  const Icon = entry.kind === 'comment' ? CommentRegular : HistoryRegular
  return (
    <li className={styles.item}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.what}>
        <div className={styles.head}>
          <EvidenceText className={styles.who}>{entry.performedBy}</EvidenceText>
          <span className={styles.when}>
            <TimeText at={entry.at} />
          </span>
        </div>
        {entry.kind === 'comment' && !entry.act.undone ? (
          <MarkdownView text={entry.text} />
        ) : (
          <div>
            <span>{entry.kind === 'comment' ? 'Comment withdrawn' : entryTitle(entry)}</span>
            {entry.kind === 'audit' && entry.text ? (
              <>
                {': '}
                <EvidenceText className={styles.comment}>{entry.text}</EvidenceText>
              </>
            ) : null}
          </div>
        )}
        <div className={styles.foot}>
          {entry.incident !== null && entry.incident !== incident ? (
            <span className={styles.from}>From incident #{entry.incident}, merged into this one</span>
          ) : null}
          {entry.act.undone && entry.kind === 'audit' ? <span className={styles.from}>Undone since</span> : null}
          <Button
            appearance="transparent"
            size="small"
            className={styles.more}
            onClick={() => tabs.openPane({ kind: 'activity', id: entry.id }, 'over')}
          >
            Details
          </Button>
        </div>
      </div>
    </li>
  )
}
