import { useCall } from '../../state/use-call.ts'
import { bytesText, countText } from '../../ui/amounts.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { PaneProps } from '../feature.ts'
import { ProblemsOfSource } from './problems-of-source.tsx'
import styles from './source-pane.module.css'
import { SourceStatus } from './source-status.tsx'

/** One source: what it is, how it was read, which tables it filled and what was wrong with it. */
export function SourcePane({ id, onClose }: PaneProps) {
  const { data, problem } = useCall('evidence.sources', {})
  const source = data?.find((each) => each.id === id)
  if (!source)
    return (
      <>
        <PaneHeader title={`Source #${id}`} onClose={onClose} />
        {data || problem ? <EmptyState title="There is no such source">{problem?.message}</EmptyState> : <Skeleton />}
      </>
    )
  const container = data?.find((each) => each.id === source.container)
  const tables = Object.entries(source.tables).sort(([, a], [, b]) => b - a)
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{source.path.split(/[\\/]/).at(-1) ?? source.path}</EvidenceText>}
        subtitle={<EvidenceText className={styles.path}>{source.path}</EvidenceText>}
        onClose={onClose}
      />
      <PaneBody>
        <PaneSection title="Accounting">
          <Facts>
            <Fact title="Status">
              <SourceStatus status={source.status} />
            </Fact>
            <Fact title="Format">{source.formatTitle || 'None'}</Fact>
            <Fact title="Records read">{countText(source.records.read)}</Fact>
            <Fact title="Stored">{countText(source.records.stored)}</Fact>
            <Fact title="Rejected">{countText(source.records.rejected)}</Fact>
            <Fact title="Alerts">{countText(source.alerts)}</Fact>
            <Fact title="First record">
              <TimeText at={source.first} />
            </Fact>
            <Fact title="Last record">
              <TimeText at={source.last} />
            </Fact>
            <Fact title="Size">{bytesText(source.bytes)}</Fact>
            <Fact title="Imported">
              <TimeText at={source.imported} />
            </Fact>
            <Fact title="Importer">{source.format ? `${source.format}, version ${source.importerVersion}` : 'None'}</Fact>
            {container ? (
              <Fact title="In archive">
                <EvidenceText>{container.path}</EvidenceText>
              </Fact>
            ) : null}
          </Facts>
          <div className={styles.hash}>
            <span className={styles.hashTitle}>SHA-256</span>
            <code className={styles.hashText}>{source.sha256}</code>
            <CopyButton text={source.sha256} label="Copy SHA-256" />
          </div>
        </PaneSection>
        <PaneSection title="Tables filled">
          {tables.length > 0 ? (
            <ul className={styles.tables}>
              {tables.map(([table, rows]) => (
                <li key={table}>
                  <EvidenceText>{table}</EvidenceText>
                  <span>{countText(rows)}</span>
                </li>
              ))}
            </ul>
          ) : (
            <div className={styles.none}>No table was filled from this source.</div>
          )}
        </PaneSection>
        <PaneSection title={`Problems (${countText(source.problemCount)})`}>
          {source.problemCount > 0 ? (
            <ProblemsOfSource source={source.id} />
          ) : (
            <div className={styles.none}>Every record was read as it should be.</div>
          )}
        </PaneSection>
      </PaneBody>
    </>
  )
}
