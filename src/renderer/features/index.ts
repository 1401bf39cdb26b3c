import type { IncidentTab, PageFeature, PaneFeature } from './feature.ts'

/** Pages in the order of the navigation; where several match an address, the first that does is shown. */
export const pages: readonly PageFeature[] = []

/** Tabs of the incident page in the portal's order. */
export const incidentTabs: readonly IncidentTab[] = []

/** What can stand in the side pane. */
export const panes: readonly PaneFeature[] = []
