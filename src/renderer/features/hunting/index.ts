import { SearchSquareRegular } from '@fluentui/react-icons'
import type { PageFeature, RuleSection } from '../feature.ts'

export { IncidentBookmarks } from './bookmarks/incident-bookmarks.tsx'
export { GoHuntItems, GoHuntMenu } from './go-hunt/go-hunt-menu.tsx'
export type { GoHuntOf } from './go-hunt/use-go-hunt.ts'
export { AlertOrigin } from './link/alert-origin.tsx'

export const huntingPage: PageFeature = {
  id: 'hunting',
  title: 'Hunting',
  icon: SearchSquareRegular,
  inNavigation: true,
  path: 'hunting',
  atLeast: 0,
  load: async () => (await import('./hunting-page.tsx')).HuntingPage,
}

/** Custom detections on the Rules page. */
export const detectionsSection: RuleSection = {
  id: 'detections',
  title: 'Custom detections',
  load: async () => (await import('./detections/detections-section.tsx')).DetectionsSection,
}
