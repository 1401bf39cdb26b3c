import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { CommentRegular, HistoryRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type * as z from 'zod'
import type { activityEntry } from '#api/calls/activity.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { words } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import styles from './activities.module.css'

type Activity = z.infer<typeof activityEntry>
const LONGEST = 30_000

/** Everything done to an incident by people and by the engine, newest first, and what they said about it (spec §7.7). */
export function Activities({ incident }: { incident: number }) {
  const { data, problem } = useCall('incidents.activities', { incident })
  const change = useChange()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<'all' | Activity['kind']>('all')
  const add = async () => {
    const added = await change('incidents.comment', { incident, comment: text.trim() })
    if (added.ok) setText('')
  }
  const shown = [...(data ?? [])]
    .filter((each) => kind === 'all' || each.kind === kind)
    .sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id)
  return (
    <div className={styles.activities}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Field
          label="Add a comment"
          {...(text.length > LONGEST ? { validationMessage: `At most ${LONGEST.toLocaleString('en')} characters` } : {})}
        >
          <Textarea
            value={text}
            resize="vertical"
            onChange={(_, value) => setText(value.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && text.trim() !== '' && void add()}
          />
        </Field>
        <Button type="submit" size="small" disabled={text.trim() === '' || text.length > LONGEST}>
          Add comment
        </Button>
      </form>
      <RadioGroup
        layout="horizontal"
        aria-label="Show"
        value={kind}
        onChange={(_, value) => setKind(value.value as 'all' | Activity['kind'])}
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
          <li key={each.id} className={styles.item}>
            {each.kind === 'comment' ? (
              <CommentRegular className={styles.icon} aria-hidden />
            ) : (
              <HistoryRegular className={styles.icon} aria-hidden />
            )}
            <div className={styles.what}>
              <div className={styles.head}>
                <EvidenceText className={styles.who}>{each.performedBy}</EvidenceText>
                <span className={styles.when}>
                  <TimeText at={each.at} />
                </span>
              </div>
              {each.kind === 'comment' ? (
                <EvidenceText className={styles.comment}>{each.text}</EvidenceText>
              ) : (
                <div>
                  <span>{words(each.action.replace('.', ' '))}</span>
                  {each.text ? (
                    <>
                      {': '}
                      <EvidenceText className={styles.comment}>{each.text}</EvidenceText>
                    </>
                  ) : null}
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {data && shown.length === 0 ? <div className={styles.none}>Nothing here yet.</div> : null}
    </div>
  )
}
