import { SearchSquareRegular } from '@fluentui/react-icons'
import type { PageFeature } from '../feature.ts'

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
