import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { words } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneSection } from '../../../ui/side-pane.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import styles from './alert-parts.module.css'

type Entry = OutputOf<'alerts.history'>[number]
const LONGEST = 30_000

/** Comments and history of the alert: what people and automation said and did, in the evidence and in this case. */
export function AlertHistory({ alert }: { alert: number }) {
  const { data } = useCall('alerts.history', { alert })
  const change = useChange()
  const [text, setText] = useState('')
  const add = async () => {
    const added = await change('alerts.update', { alerts: [alert], change: {}, comment: text.trim() })
    if (added.ok) setText('')
  }
  return (
    <PaneSection title={data && data.length > 0 ? `Comments and history (${data.length})` : 'Comments and history'}>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Field label="Add a comment" style={{ alignSelf: 'stretch' }}>
          <Textarea value={text} maxLength={LONGEST} resize="vertical" onChange={(_, data) => setText(data.value)} />
        </Field>
        <Button type="submit" size="small" disabled={text.trim() === ''}>
          Add comment
        </Button>
      </form>
      {data?.length === 0 ? (
        <div className={styles.quiet}>Nobody said or changed anything yet, and its exports carry no comments.</div>
      ) : null}
      <ol className={styles.list} aria-label="Comments and history">
        {(data ?? []).map((entry) => (
          <li key={entry.key} className={styles.item}>
            <span className={styles.line}>
              <EvidenceText className={styles.who!}>{entry.performedBy || 'Unknown'}</EvidenceText>
              <span className={styles.quiet}>
                <TimeText at={entry.at} />
                {entry.origin === 'evidence' ? ' · from the export' : ''}
              </span>
            </span>
            <Said entry={entry} />
          </li>
        ))}
      </ol>
    </PaneSection>
  )
}

function Said({ entry }: { entry: Entry }) {
  return (
    <>
      {entry.kind === 'audit' ? <span>{words(entry.action.replace('.', ' '))}</span> : null}
      {entry.changes.map((one) => (
        <span key={one.field}>
          <span className={styles.quiet}>{words(one.field)}: </span>
          <EvidenceText>{`${one.before || 'none'} → ${one.after || 'none'}`}</EvidenceText>
        </span>
      ))}
      {entry.text ? <EvidenceText className={styles.text!}>{entry.text}</EvidenceText> : null}
    </>
  )
}
