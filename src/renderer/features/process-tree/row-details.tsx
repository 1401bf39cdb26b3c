import { Button, Link } from '@fluentui/react-components'
import { address } from '../../state/address.ts'
import { useSession } from '../../state/use-session.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import styles from './process-tree.module.css'
import { knownWords } from './tree-row.tsx'
import type { ProcessEvent, ProcessNode, TreeRow } from './tree-rows.ts'

const MISSING = 'Not in this evidence'

export interface RecordPlace {
  readonly table: string
  readonly row: number | null
  readonly source: number
  readonly record: number
}

/** What stands in the line that is selected, whole, and the way to its record, its entity and its alerts. */
export function RowDetails({ row, onRecord }: { row: TreeRow | undefined; onRecord(place: RecordPlace): void }) {
  if (row?.kind === 'process') return <ProcessDetails node={row.node} onRecord={onRecord} />
  if (row?.kind === 'event') return <EventDetails event={row.event} onRecord={onRecord} />
  return null
}

function ProcessDetails({ node, onRecord }: { node: ProcessNode; onRecord(place: RecordPlace): void }) {
  const { tabs } = useSession()
  const { record, entity } = node
  return (
    <section className={styles.details} aria-label="Selected process">
      <div className={styles.detailsHead}>
        <h3 className={styles.detailsTitle}>
          <EvidenceText>{`${node.name || '(no name)'} ${node.pid === null ? '' : `(${node.pid})`}`}</EvidenceText>
        </h3>
        {entity === null ? null : (
          <Button size="small" onClick={() => tabs.openPane({ kind: 'entity', id: entity })}>
            Open entity
          </Button>
        )}
        {record ? (
          <Button size="small" onClick={() => onRecord(record)}>
            Show record
          </Button>
        ) : null}
        {node.commandLine ? <CopyButton text={node.commandLine} label="Copy the command line" /> : null}
        {node.alerts.map((alert) => (
          <Link key={alert.id} as="button" onClick={() => tabs.open(address(['alerts', alert.id]), 'tab')}>
            <SeverityMark severity={alert.severity} wordless /> <EvidenceText>{alert.title}</EvidenceText>
          </Link>
        ))}
      </div>
      <dl className={styles.facts}>
        <dt>Command line</dt>
        <dd className={node.commandLine ? styles.code : undefined}>
          <EvidenceText>{node.commandLine || MISSING}</EvidenceText>
        </dd>
        <dt>Image</dt>
        <dd>
          <EvidenceText>{node.path || MISSING}</EvidenceText>
        </dd>
        <dt>Started</dt>
        <dd>
          <TimeText at={node.created} precision="whole" of={node} />
        </dd>
        <dt>Account</dt>
        <dd>
          <EvidenceText>
            {[node.account || MISSING, node.integrity && `${node.integrity} integrity`, node.elevation].filter(Boolean).join(' · ')}
          </EvidenceText>
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <EvidenceText>{node.sha256 || MISSING}</EvidenceText>
        </dd>
        <dt>Known by</dt>
        <dd>
          {knownWords[node.known]}
          {node.parentBasis === 'id' ? '. Its parent is the last process of the recorded id that had started; no row gives the start' : ''}
        </dd>
      </dl>
    </section>
  )
}

function EventDetails({ event, onRecord }: { event: ProcessEvent; onRecord(place: RecordPlace): void }) {
  return (
    <section className={styles.details} aria-label="Selected event">
      <div className={styles.detailsHead}>
        <h3 className={styles.detailsTitle}>
          <EvidenceText>{event.action || event.table}</EvidenceText>
        </h3>
        <Button size="small" onClick={() => onRecord(event)}>
          Show record
        </Button>
        <CopyButton text={[event.target, event.detail].filter(Boolean).join('\n')} label="Copy" />
      </div>
      <dl className={styles.facts}>
        <dt>Time</dt>
        <dd>
          <TimeText at={event.at} precision="whole" of={event} />
        </dd>
        <dt>Target</dt>
        <dd className={styles.code}>
          <EvidenceText>{event.target || MISSING}</EvidenceText>
        </dd>
        {event.detail ? (
          <>
            <dt>Detail</dt>
            <dd className={styles.code}>
              <EvidenceText>{event.detail}</EvidenceText>
            </dd>
          </>
        ) : null}
        <dt>Table</dt>
        <dd>{event.table}</dd>
      </dl>
    </section>
  )
}
