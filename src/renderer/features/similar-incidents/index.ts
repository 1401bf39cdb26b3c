import { CopySelectRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'

/** Incidents like this one, worked out when the tab is opened. */
export const similarTab: IncidentTab = {
  id: 'similar',
  title: 'Similar incidents',
  icon: CopySelectRegular,
  bringsPane: true,
  load: async () => (await import('./similar-tab.tsx')).SimilarTab,
}
