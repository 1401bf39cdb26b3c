import type { EntityTab } from './entity-tab.ts'

export const overviewTab: EntityTab = {
  id: 'overview',
  title: 'Overview',
  load: async () => (await import('./overview-tab.tsx')).OverviewTab,
}

export const alertsTab: EntityTab = {
  id: 'alerts',
  title: 'Incidents and alerts',
  count: ({ alerts }) => alerts.length,
  load: async () => (await import('./alerts-tab.tsx')).AlertsTab,
}

export const recordsTab: EntityTab = {
  id: 'records',
  title: 'Records',
  load: async () => (await import('./records-tab.tsx')).RecordsTab,
}
