import {
  AppGenericRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  DatabaseRegular,
  DocumentRegular,
  GlobeRegular,
  ListRegular,
  SettingsCogMultipleRegular,
} from '@fluentui/react-icons'
import { severityRank } from '#model/severity.ts'
import { timeText, useClock } from '../../ui/clock.ts'
import { CorrectedMark } from '../../ui/corrected-mark.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { VerdictText } from '../entity/index.ts'
import styles from './process-tree.module.css'
import type { ProcessNode, TreeRow } from './tree-rows.ts'

const INDENT = 18

const eventIcons = {
  DeviceFileEvents: DocumentRegular,
  DeviceNetworkEvents: GlobeRegular,
  DeviceRegistryEvents: DatabaseRegular,
  DeviceImageLoadEvents: SettingsCogMultipleRegular,
} as const
const iconOfTable = (table: string) => eventIcons[table as keyof typeof eventIcons] ?? ListRegular

export const knownWords: Record<ProcessNode['known'], string> = {
  event: 'A creation event tells of it',
  initiator: 'No creation event; known by what it did',
  alert: 'No telemetry; known by the evidence of an alert',
  name: 'Known only as the parent of another process',
}

function When({ at, correction }: { at: string | null; correction: string | undefined }) {
  const clock = useClock()
  return (
    <span className={styles.time} title={at ?? 'No row tells when'}>
      {at ? timeText(at, clock, 'second').slice(5) : '–'}
      {at && correction ? <CorrectedMark at={at} correction={correction} /> : null}
    </span>
  )
}

function Process({ node, currentAlert }: { node: ProcessNode; currentAlert: number | undefined }) {
  const worst = node.alerts.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity))[0]
  const own = node.alerts.some((one) => one.id === currentAlert)
  return (
    <>
      <AppGenericRegular className={styles.icon!} aria-hidden />
      <EvidenceText className={`${styles.name} ${node.known === 'event' ? '' : styles.unseen}`}>{node.name || '(no name)'}</EvidenceText>
      <span className={styles.pid}>{node.pid ?? ''}</span>
      {node.known === 'name' ? <span className={styles.quiet}>known by name only</span> : null}
      <EvidenceText className={styles.command!}>{node.commandLine}</EvidenceText>
      {node.verdict === 'unknown' ? null : <VerdictText verdict={node.verdict} />}
      {worst ? (
        <span className={styles.alerts} title={node.alerts.map((one) => one.title).join('\n')}>
          <SeverityMark severity={worst.severity} wordless />
          {own && node.alerts.length === 1 ? 'this alert' : `${node.alerts.length} ${node.alerts.length === 1 ? 'alert' : 'alerts'}`}
        </span>
      ) : null}
      <EvidenceText className={styles.account!}>{node.account}</EvidenceText>
      <EvidenceText className={styles.integrity!}>{node.integrity}</EvidenceText>
    </>
  )
}

function Content({ row, currentAlert }: { row: TreeRow; currentAlert: number | undefined }) {
  if (row.kind === 'process') return <Process node={row.node} currentAlert={currentAlert} />
  if (row.kind === 'event') {
    const Icon = iconOfTable(row.event.table)
    return (
      <>
        <Icon className={styles.icon!} aria-hidden />
        <EvidenceText className={styles.quiet!}>{row.event.action || row.event.table}</EvidenceText>
        <EvidenceText className={styles.command!}>{row.event.target || row.event.detail}</EvidenceText>
      </>
    )
  }
  if (row.kind === 'events') return <span className={styles.quiet}>{row.said}</span>
  if (row.kind === 'more') return <span>{`Show more (${row.left.toLocaleString('en')} left)`}</span>
  if (row.kind === 'outside') return <span className={styles.quiet}>{row.said}</span>
  return <span className={styles.quiet}>Loading…</span>
}

const whenOf = (row: TreeRow): string | null => (row.kind === 'process' ? row.node.created : row.kind === 'event' ? row.event.at : null)

export interface TreeRowProps {
  readonly row: TreeRow
  readonly id: string
  readonly top: number
  readonly active: boolean
  /** what the tree is about */
  readonly marked: boolean
  readonly currentAlert: number | undefined
  onPick(row: TreeRow): void
  onToggle(row: TreeRow): void
  onOpen(row: TreeRow): void
}

export function TreeRowView({ row, id, top, active, marked, currentAlert, onPick, onToggle, onOpen }: TreeRowProps) {
  const open = row.kind === 'process' || row.kind === 'events' ? row.open : undefined
  return (
    <div
      role="treeitem"
      id={id}
      aria-level={row.depth + 1}
      aria-expanded={open}
      aria-selected={active}
      className={`${styles.row} ${active ? styles.active : ''} ${marked ? styles.focus : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(row)}
      onDoubleClick={() => onOpen(row)}
      onKeyDown={() => undefined}
    >
      {row.kind === 'process' || row.kind === 'event' ? (
        <When at={whenOf(row)} correction={row.kind === 'process' ? row.node.clock : row.event.clock} />
      ) : (
        <span className={styles.time} />
      )}
      <span style={{ flex: `0 0 ${row.depth * INDENT}px` }} />
      <span
        className={styles.chevron}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          onToggle(row)
        }}
        onKeyDown={() => undefined}
      >
        {open === undefined ? null : open ? <ChevronDownRegular /> : <ChevronRightRegular />}
      </span>
      <Content row={row} currentAlert={currentAlert} />
    </div>
  )
}
