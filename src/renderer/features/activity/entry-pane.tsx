import { Button } from '@fluentui/react-components'
import { ArrowRedoRegular, ArrowUndoRegular } from '@fluentui/react-icons'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import { words } from '../../theme/labels.ts'
import { countText } from '../../ui/amounts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { MarkdownView } from '../../ui/markdown/markdown-view.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { PaneProps } from '../feature.ts'
import styles from './entry-pane.module.css'
import { EntryStateText } from './entry-state.tsx'
import { entryTitle, targetText } from './entry-words.ts'
import { RowChanges } from './row-changes.tsx'

/** One entry of the log: who, what, to what, the rows it changed before and after, and the way back. */
export function EntryPane({ id, onClose }: PaneProps) {
  const { data: entry, problem } = useCall('activity.get', { entry: id })
  const { undo } = useSession()
  const open = useOpen()
  if (!entry)
    return (
      <>
        <PaneHeader title={`Entry #${id}`} onClose={onClose} />
        {problem ? <EmptyState title="The entry could not be read">{problem.message}</EmptyState> : <Skeleton />}
      </>
    )
  const { act } = entry
  return (
    <>
      <PaneHeader
        title={entryTitle(entry)}
        subtitle={
          <>
            Entry #{entry.id} · <TimeText at={entry.at} />
          </>
        }
        onClose={onClose}
      />
      <PaneBody>
        <div className={styles.turn}>
          {act.id !== null && act.whyNot === '' ? (
            <Button
              size="small"
              icon={act.undone ? <ArrowRedoRegular /> : <ArrowUndoRegular />}
              onClick={() => void (act.undone ? undo.redo(act.id!) : undo.undo(act.id!))}
            >
              {act.undone ? 'Redo' : 'Undo'}
            </Button>
          ) : (
            <p className={styles.why}>{act.whyNot}</p>
          )}
        </div>
        <PaneSection title="Entry">
          <Facts>
            <Fact title="Performed by">
              <EvidenceText>{entry.performedBy}</EvidenceText>
            </Fact>
            <Fact title="Activity status">
              <EntryStateText entry={entry} />
            </Fact>
            <Fact title="Target type">{words(entry.targetType)}</Fact>
            <Fact title="Target">
              <EvidenceText>{targetText(entry) || 'The case'}</EvidenceText>
            </Fact>
            {entry.incident === null ? null : (
              <Fact title="Incident">
                <Button
                  appearance="transparent"
                  size="small"
                  className={styles.link}
                  onClick={() => open(address(['incidents', entry.incident!, 'activities']), 'tab')}
                >
                  #{entry.incident}
                </Button>
              </Fact>
            )}
            <Fact title="Type">{entry.kind === 'comment' ? 'Comment' : 'Audit'}</Fact>
            <Fact title="Action">{entry.action}</Fact>
          </Facts>
        </PaneSection>
        {entry.text ? (
          <PaneSection title={entry.kind === 'comment' ? 'Comment' : 'Reason'}>
            <MarkdownView text={entry.text} />
          </PaneSection>
        ) : null}
        {entry.changeCount > 0 ? (
          <PaneSection title={`Rows changed (${countText(entry.changeCount)})`}>
            <RowChanges changes={entry.changes} />
            {entry.changeCount > entry.changes.length ? (
              <p className={styles.why}>The first {countText(entry.changes.length)} are shown.</p>
            ) : null}
          </PaneSection>
        ) : null}
        {Object.keys(entry.detail).length > 0 ? (
          <PaneSection title="As logged">
            <pre className={styles.detail}>{JSON.stringify(entry.detail, null, 2).slice(0, 20_000)}</pre>
          </PaneSection>
        ) : null}
      </PaneBody>
    </>
  )
}
