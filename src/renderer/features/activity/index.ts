import { HistoryRegular, ReceiptRegular } from '@fluentui/react-icons'
import type { IncidentTab, PageFeature, PaneFeature } from '../feature.ts'

export { actText } from './entry-words.ts'

export const logPage: PageFeature = {
  id: 'log',
  title: 'Log',
  icon: HistoryRegular,
  inNavigation: true,
  path: 'log',
  atLeast: 0,
  load: async () => (await import('./log-page.tsx')).LogPage,
}

export const activitiesTab: IncidentTab = {
  id: 'activities',
  title: 'Activities',
  icon: HistoryRegular,
  load: async () => (await import('./activities-tab.tsx')).ActivitiesTab,
}

export const activitiesPane: PaneFeature = {
  kind: 'incident-activities',
  title: 'Comments and history',
  icon: HistoryRegular,
  load: async () => (await import('./activities-pane.tsx')).ActivitiesPane,
}

export const entryPane: PaneFeature = {
  kind: 'activity',
  title: 'Entry of the log',
  icon: ReceiptRegular,
  load: async () => (await import('./entry-pane.tsx')).EntryPane,
}
