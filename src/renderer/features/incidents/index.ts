import { DocumentTextRegular, EditRegular, ShieldErrorRegular } from '@fluentui/react-icons'
import type { IncidentTab, PageFeature, PaneFeature } from '../feature.ts'

export { IncidentPicker } from './manage/incident-picker.tsx'
export { MERGE_MOST, MergeDialog } from './manage/merge-dialog.tsx'
export { MoveAlertsDialog } from './manage/move-alerts-dialog.tsx'
export { TagField } from './manage/tag-field.tsx'
export { assetCountsText } from './parts/asset-counts.tsx'
export { TagList } from './parts/tag-list.tsx'

export const incidentsPage: PageFeature = {
  id: 'incidents',
  title: 'Incidents',
  icon: ShieldErrorRegular,
  inNavigation: true,
  path: 'incidents',
  atLeast: 0,
  load: async () => (await import('./queue/queue-page.tsx')).QueuePage,
}

export const incidentPage: PageFeature = {
  id: 'incident',
  title: 'Incident',
  icon: ShieldErrorRegular,
  inNavigation: false,
  path: 'incidents',
  atLeast: 1,
  load: async () => (await import('./page/incident-page.tsx')).IncidentPage,
}

export const summaryTab: IncidentTab = {
  id: 'summary',
  title: 'Summary',
  icon: DocumentTextRegular,
  load: async () => (await import('./page/summary-tab.tsx')).SummaryTab,
}

export const incidentPane: PaneFeature = {
  kind: 'incident',
  title: 'Incident summary',
  icon: ShieldErrorRegular,
  load: async () => (await import('./queue/summary-pane.tsx')).SummaryPane,
}

export const managePane: PaneFeature = {
  kind: 'incident-manage',
  title: 'Manage incident',
  icon: EditRegular,
  load: async () => (await import('./manage/manage-pane.tsx')).ManagePane,
}
