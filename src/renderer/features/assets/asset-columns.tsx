import type * as z from 'zod'
import type { assetRow } from '#api/calls/assets.ts'
import type { AssetView } from '#model/entity-kind.ts'
import { severityLabels, verdictLabels } from '../../theme/labels.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { CriticalityText, criticalityText, EntityName, VerdictText } from '../entity/index.ts'
import { TagList } from '../incidents/index.ts'

export type AssetRow = z.infer<typeof assetRow>
type AssetColumn = Column<AssetRow>

const NONE = '–'

const fact = (id: string, title: string, width: number, ...names: readonly string[]): AssetColumn => {
  const value = (row: AssetRow) => names.map((name) => row.facts[name]).find(Boolean) ?? ''
  return { id, title, width, cell: (row) => <EvidenceText>{value(row) || NONE}</EvidenceText>, text: value }
}

const time = (id: 'first' | 'last', title: string): AssetColumn => ({
  id,
  title,
  width: 150,
  firm: true,
  marked: true,
  sorts: 'descending',
  cell: (row) =>
    row[id] === null ? NONE : <TimeText at={row[id]} precision="minute" of={{ clock: id === 'first' ? row.firstClock : row.lastClock }} />,
  text: (row) => row[id] ?? '',
})

const name = (title: string): AssetColumn => ({
  id: 'label',
  title,
  width: 200,
  grow: true,
  required: true,
  sorts: 'ascending',
  cell: (row, place) => <EntityName entity={row.id} kind={row.kind} label={row.label} tabIndex={place.tabIndex} />,
  text: (row) => row.label,
})

const risk: AssetColumn = {
  id: 'risk',
  title: 'Risk level',
  explained: 'Highest severity of its active alerts',
  width: 128,
  firm: true,
  sorts: 'descending',
  cell: (row) => (row.risk === null ? <span title="No active alert names it">None</span> : <SeverityMark severity={row.risk} />),
  text: (row) => (row.risk === null ? 'No active alert' : severityLabels[row.risk]),
}

const alerts: AssetColumn = {
  id: 'activeAlerts',
  title: 'Alerts',
  explained: 'Active alerts of all alerts that name it',
  width: 80,
  align: 'end',
  sorts: 'descending',
  cell: (row) => (
    <span title={`${row.activeAlerts} active of ${row.alerts} alerts`}>
      {row.activeAlerts}/{row.alerts}
    </span>
  ),
  text: (row) => `${row.activeAlerts}/${row.alerts}`,
}

const criticality: AssetColumn = {
  id: 'criticality',
  title: 'Criticality',
  width: 104,
  firm: true,
  sorts: 'descending',
  cell: (row) => <CriticalityText criticality={row.criticality} />,
  text: (row) => criticalityText(row.criticality),
}

const verdict: AssetColumn = {
  id: 'verdict',
  title: 'Verdict',
  width: 116,
  firm: true,
  sorts: 'descending',
  cell: (row) => <VerdictText verdict={row.verdict} />,
  text: (row) => verdictLabels[row.verdict],
}

const tags: AssetColumn = {
  id: 'tags',
  title: 'Tags',
  width: 140,
  cell: (row) => <TagList tags={row.tags} />,
  text: (row) => row.tags.map((tag) => tag.name).join(', '),
}

const status: AssetColumn = {
  id: 'status',
  title: 'Status',
  explained: 'Contained, isolated, disabled … where the evidence says so',
  width: 100,
  cell: (row) => row.marks.join(', ') || NONE,
  text: (row) => row.marks.join(', '),
}

const incidents: AssetColumn = {
  id: 'incidents',
  title: 'Incidents',
  width: 86,
  align: 'end',
  sorts: 'descending',
  cell: (row) => <span title={row.incidents.map((id) => `#${id}`).join(', ')}>{row.incidents.length}</span>,
  text: (row) => row.incidents.map((id) => `#${id}`).join(' '),
}

/** Columns of each view: the portal's, as far as evidence can fill them (spec §6). */
export const assetColumns: Readonly<Record<AssetView, readonly AssetColumn[]>> = {
  devices: [
    name('Device'),
    fact('domain', 'Domain', 120, 'Domain', 'DNS name'),
    risk,
    fact('exposure', 'Exposure level', 118, 'Exposure level'),
    criticality,
    fact('os', 'OS platform', 110, 'OS platform'),
    fact('health', 'Health', 100, 'Sensor health', 'Health status'),
    tags,
    time('last', 'Last seen'),
    fact('group', 'Device group', 110, 'Device group'),
    time('first', 'First activity'),
    status,
    alerts,
    incidents,
    verdict,
  ],
  users: [
    name('User'),
    fact('upn', 'User principal name', 190, 'User principal name', 'Email address'),
    fact('domain', 'Domain', 100, 'Domain'),
    risk,
    criticality,
    fact('department', 'Department', 110, 'Department'),
    fact('title', 'Job title', 120, 'Job title'),
    fact('enabled', 'Account enabled', 110, 'Account enabled'),
    tags,
    alerts,
    incidents,
    time('first', 'First activity'),
    time('last', 'Last seen'),
    status,
    verdict,
  ],
  mailboxes: [
    name('Mailbox'),
    risk,
    alerts,
    incidents,
    criticality,
    tags,
    time('first', 'First activity'),
    time('last', 'Last seen'),
    verdict,
  ],
  apps: [
    name('App'),
    fact('appId', 'App ID', 240, 'Application ID', 'SaaS application ID'),
    risk,
    alerts,
    incidents,
    tags,
    time('first', 'First activity'),
    time('last', 'Last seen'),
    verdict,
  ],
  cloudResources: [
    name('Cloud resource'),
    fact('type', 'Type', 160, 'Type'),
    fact('account', 'Subscription or account', 180, 'Account', 'Subscription', 'Resource ID'),
    criticality,
    risk,
    alerts,
    incidents,
    tags,
    time('last', 'Last seen'),
    verdict,
  ],
}

export const shownColumns: Readonly<Record<AssetView, readonly string[]>> = {
  devices: ['label', 'risk', 'activeAlerts', 'criticality', 'os', 'exposure', 'tags', 'group', 'last', 'status'],
  users: ['label', 'upn', 'risk', 'activeAlerts', 'criticality', 'department', 'tags', 'last', 'status'],
  mailboxes: ['label', 'risk', 'activeAlerts', 'incidents', 'criticality', 'tags', 'first', 'last', 'verdict'],
  apps: ['label', 'appId', 'risk', 'activeAlerts', 'incidents', 'tags', 'first', 'last'],
  cloudResources: ['label', 'type', 'account', 'risk', 'activeAlerts', 'criticality', 'tags', 'last'],
}
