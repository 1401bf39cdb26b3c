import { BranchForkRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'

/** How the incident unfolded: its alerts, its graph and its playback on one clock. */
export const attackStory: IncidentTab = {
  id: 'attack-story',
  title: 'Attack story',
  icon: BranchForkRegular,
  bringsPane: true,
  load: async () => (await import('./attack-story.tsx')).AttackStory,
}
