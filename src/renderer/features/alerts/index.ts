import { AlertRegular, EditRegular } from '@fluentui/react-icons'
import type { IncidentTab, PageFeature, PaneFeature } from '../feature.ts'

export { AlertStatus } from './parts/alert-status.tsx'
export { WithheldLinks } from './parts/withheld-links.tsx'

/** Every alert of the case. */
export const alertsPage: PageFeature = {
  id: 'alerts',
  title: 'Alerts',
  icon: AlertRegular,
  inNavigation: true,
  path: 'alerts',
  atLeast: 0,
  load: async () => (await import('./queue/alerts-page.tsx')).AlertsPage,
}

export const alertPage: PageFeature = {
  id: 'alert',
  title: 'Alert',
  icon: AlertRegular,
  inNavigation: false,
  path: 'alerts',
  atLeast: 1,
  load: async () => (await import('./page/alert-page.tsx')).AlertPage,
}

export const alertsTab: IncidentTab = {
  id: 'alerts',
  title: 'Alerts',
  icon: AlertRegular,
  ownVerbs: true,
  count: (incident) => incident.alertCount,
  load: async () => (await import('./queue/incident-alerts.tsx')).IncidentAlerts,
}

export const alertPane: PaneFeature = {
  kind: 'alert',
  title: 'Alert',
  icon: AlertRegular,
  load: async () => (await import('./pane/alert-pane.tsx')).AlertPane,
}

export const manageAlertsPane: PaneFeature = {
  kind: 'alert-manage',
  title: 'Manage alerts',
  icon: EditRegular,
  load: async () => (await import('./manage/manage-alerts-pane.tsx')).ManageAlertsPane,
}
