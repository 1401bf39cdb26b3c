import { Button } from '@fluentui/react-components'
import { ArrowLeftRegular, BranchForkRegular } from '@fluentui/react-icons'
import type { OutputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Fact, Facts, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { GoHuntMenu } from '../hunting/index.ts'
import { AnalyzeButton } from '../script-analysis/index.ts'
import { correctionOf } from './device-clock-fact.tsx'
import { EntityLink } from './entity-link.tsx'
import styles from './record-view.module.css'

type RecordRef = OutputOf<'entities.record'>['ref']

interface RecordViewProps {
  readonly recordRef: RecordRef
  /** where it stands in a list of records */
  onBack?(): void
  onEntity(entity: number): void
  /** absent where no graph stands beside it */
  onGraph?(): void
}

/** Columns that hold what is run. */
const IS_SCRIPT = /CommandLine$|^ScriptBlockText$|^Payload$|^Command$/

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** One record whole: where it stands, what its columns say, and its text as it was imported. */
export function RecordView({ recordRef, onBack, onEntity, onGraph }: RecordViewProps) {
  const { data, problem } = useCall('entities.record', recordRef)
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        {onBack ? (
          <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
            Records
          </Button>
        ) : null}
        {onGraph ? (
          <Button size="small" appearance="subtle" icon={<BranchForkRegular />} onClick={onGraph}>
            In the graph (G)
          </Button>
        ) : null}
        {onBack && recordRef.table && recordRef.row !== null ? <GoHuntMenu of={{ table: recordRef.table, row: recordRef.row }} /> : null}
        {data ? <CopyButton text={data.original} label="Copy the original record" /> : null}
      </div>
      {problem ? <EmptyState title="The record cannot be shown">{problem.message}</EmptyState> : null}
      {!data && !problem ? <Skeleton /> : null}
      {data ? (
        <>
          <PaneSection title="Where it stands">
            <Facts>
              <Fact title="Source">
                <EvidenceText>{data.path}</EvidenceText>
              </Fact>
              <Fact title="Record">{data.ref.record.toLocaleString('en')}</Fact>
              <Fact title="Table">{data.ref.table || 'Alert'}</Fact>
              <Fact title="Time">
                <TimeText at={data.time} precision="whole" of={{ clock: data.clock?.correction }} />
              </Fact>
              {data.clock ? (
                <Fact title="Clock">
                  Corrected by {correctionOf(data.clock)}; the device wrote <TimeText at={data.clock.written} precision="whole" />
                </Fact>
              ) : null}
            </Facts>
          </PaneSection>
          {data.entities.length > 0 ? (
            <PaneSection title="Speaks of">
              <ul className={styles.entities}>
                {data.entities.map((entity) => (
                  <li key={entity.id}>
                    <EntityLink kind={entity.kind} label={entity.label} onOpen={() => onEntity(entity.id)} />
                  </li>
                ))}
              </ul>
            </PaneSection>
          ) : null}
          <PaneSection title="Columns">
            <table className={styles.columns}>
              <tbody>
                {Object.entries(data.values)
                  .filter(([, value]) => value !== null && value !== '')
                  .map(([name, value]) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td>
                        <bdi>{visibleText(shown(value))}</bdi>
                        {IS_SCRIPT.test(name) ? <AnalyzeButton text={shown(value)} /> : null}
                        {data.cut.includes(name) ? <em> … cut; whole in the original below</em> : null}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </PaneSection>
          <PaneSection title="Original record">
            <pre className={styles.original}>{visibleText(data.original)}</pre>
          </PaneSection>
        </>
      ) : null}
    </div>
  )
}
