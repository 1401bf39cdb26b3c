import { Link } from '@fluentui/react-components'
import { useState } from 'react'
import { address } from '../../state/address.ts'
import type { OutputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import { iconOf } from '../../theme/entity-icon.ts'
import { kindLabel } from '../../theme/labels.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { RecordView, VerdictText } from '../entity/index.ts'
import type { PaneProps } from '../feature.ts'
import { GoHuntMenu } from '../hunting/index.ts'
import styles from './investigations.module.css'

type Ref = OutputOf<'entities.record'>['ref']

/** What an investigation says of one thing: facts, findings, and the rows each finding was judged by, which open whole. */
export function InvestigatedPane({ id, onClose }: PaneProps) {
  const { data, problem } = useCall('investigations.entity', { subject: id })
  const { tabs, focus } = useSession()
  const open = useOpen()
  const [row, setRow] = useState<Ref | null>(null)
  if (!data) return problem ? <EmptyState title="This cannot be shown">{problem.message}</EmptyState> : <Skeleton lines={10} />
  const Icon = iconOf(data.kind)
  const showEntity = (entity: number) => tabs.openPane({ kind: 'entity', id: entity }, 'over')
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{data.label}</EvidenceText>}
        subtitle={
          <>
            <Icon /> {kindLabel(data.kind)}
            {data.device ? ' on ' : ''}
            {data.device ? <EvidenceText>{data.device}</EvidenceText> : null}
          </>
        }
        onClose={row ? () => setRow(null) : onClose}
      />
      {row ? (
        <RecordView
          recordRef={row}
          onBack={() => setRow(null)}
          onEntity={showEntity}
          onGraph={() => {
            if (data.entity !== null) focus.set({ entity: data.entity })
          }}
        />
      ) : (
        <PaneBody>
          <PaneSection title="At a glance">
            <Facts>
              <Fact title="Verdict">
                <VerdictText verdict={data.verdict} />
              </Fact>
              <Fact title="First seen">
                <TimeText at={data.first} of={data} />
              </Fact>
              <Fact title="Looked at because">{data.how}</Fact>
              <Fact title="Investigation">
                <Link as="button" onClick={() => open(address(['investigations', data.investigation]))}>
                  #{data.investigation}
                </Link>
              </Fact>
            </Facts>
            <div className={styles.paneActions}>
              {data.entity !== null ? (
                <>
                  <Link as="button" onClick={() => showEntity(data.entity!)}>
                    Open the entity
                  </Link>
                  <GoHuntMenu of={{ entity: data.entity }} />
                </>
              ) : null}
            </div>
          </PaneSection>
          <PaneSection title={`Findings (${data.findings.length})`}>
            {data.findings.length === 0 ? <p className={styles.quiet}>{nothing(data.verdict)}</p> : null}
            {data.findings.map((finding) => (
              <article key={finding.id} className={styles.finding}>
                <h4 className={styles.findingTitle}>
                  <VerdictText verdict={finding.verdict} /> <EvidenceText>{finding.title}</EvidenceText>
                </h4>
                <p className={styles.reason}>
                  <EvidenceText>{finding.reason}</EvidenceText>
                </p>
                <p className={styles.quiet}>
                  {finding.analyzerTitle}, version {finding.analyzerVersion}
                  {finding.techniques.length > 0 ? ` · ${finding.techniques.join(', ')}` : ''}
                </p>
                <ul className={styles.rows} aria-label="Rows it was judged by">
                  {finding.rows.map((ref) => (
                    <li key={`${ref.table} ${ref.row} ${ref.source} ${ref.record}`}>
                      <Link as="button" onClick={() => setRow(ref)}>
                        {ref.table ? `${ref.table}, row ${ref.row}` : `Alert record ${ref.record} of source ${ref.source}`}
                      </Link>
                    </li>
                  ))}
                </ul>
              </article>
            ))}
          </PaneSection>
          <PaneSection title="Facts">
            {Object.keys(data.facts).length === 0 ? <p className={styles.quiet}>Not in this evidence.</p> : null}
            <Facts>
              {Object.entries(data.facts).map(([title, value]) => (
                <Fact key={title} title={title} wide>
                  <EvidenceText className={styles.fact!}>{value}</EvidenceText>
                </Fact>
              ))}
            </Facts>
          </PaneSection>
        </PaneBody>
      )}
    </>
  )
}

const nothing = (verdict: string) =>
  verdict === 'unknown' ? 'Nothing in this evidence lets an analyzer judge it.' : 'Analyzers judged it and found nothing.'
