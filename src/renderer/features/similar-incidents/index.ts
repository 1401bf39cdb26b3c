import { CopySelectRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'
import { useSimilarCount } from './use-similar-count.ts'

/** Incidents like this one, worked out when an incident is opened. */
export const similarTab: IncidentTab = {
  id: 'similar',
  title: 'Similar incidents',
  icon: CopySelectRegular,
  bringsPane: true,
  useCount: useSimilarCount,
  load: async () => (await import('./similar-tab.tsx')).SimilarTab,
}
