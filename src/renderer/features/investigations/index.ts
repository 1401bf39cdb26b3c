import { BotRegular, SearchInfoRegular } from '@fluentui/react-icons'
import type { IncidentTab, PageFeature, PaneFeature } from '../feature.ts'

export { DecideButtons } from './decide-buttons.tsx'

/** Automated investigations of the case, and what they propose. */
export const investigationsPage: PageFeature = {
  id: 'investigations',
  title: 'Investigations',
  icon: BotRegular,
  inNavigation: true,
  path: 'investigations',
  atLeast: 0,
  load: async () => (await import('./investigations-page.tsx')).InvestigationsPage,
}

export const investigationPage: PageFeature = {
  id: 'investigation',
  title: 'Investigation',
  icon: BotRegular,
  inNavigation: false,
  path: 'investigations',
  atLeast: 1,
  load: async () => (await import('./page/investigation-page.tsx')).InvestigationPage,
}

/** Automated investigations of the incident's alerts. */
export const investigationsTab: IncidentTab = {
  id: 'investigations',
  title: 'Investigations',
  icon: BotRegular,
  bringsPane: true,
  count: (incident) => incident.investigationCount,
  load: async () => (await import('./investigations-tab.tsx')).InvestigationsTab,
}

/** One thing an investigation looked at: what was found against it, and the rows it was judged by. */
export const investigatedPane: PaneFeature = {
  kind: 'investigated',
  title: 'Investigated entity',
  icon: SearchInfoRegular,
  load: async () => (await import('./investigated-pane.tsx')).InvestigatedPane,
}
