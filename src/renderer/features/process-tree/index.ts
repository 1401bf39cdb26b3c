import { OrganizationRegular } from '@fluentui/react-icons'
import type { PageFeature } from '../feature.ts'

export { ProcessTree } from './process-tree.tsx'

/** Every process of a device, from the first ancestors down: `processes/<device>`. */
export const processTreePage: PageFeature = {
  id: 'processes',
  title: 'Process tree',
  icon: OrganizationRegular,
  inNavigation: false,
  path: 'processes',
  atLeast: 1,
  load: async () => (await import('./process-tree-page.tsx')).ProcessTreePage,
}
