import { ServerMultipleRegular } from '@fluentui/react-icons'
import type { IncidentTab, PageFeature, PaneFeature } from '../feature.ts'

export const assetsPage: PageFeature = {
  id: 'assets',
  title: 'Assets',
  icon: ServerMultipleRegular,
  inNavigation: true,
  path: 'assets',
  atLeast: 0,
  load: async () => (await import('./assets-page.tsx')).AssetsPage,
}

export const assetsTab: IncidentTab = {
  id: 'assets',
  title: 'Assets',
  icon: ServerMultipleRegular,
  bringsPane: true,
  count: ({ assets }) => Object.values(assets).reduce((sum, n) => sum + n, 0),
  load: async () => (await import('./assets-tab.tsx')).AssetsTab,
}

/** What the check mark of an asset opens. */
export const assetPane: PaneFeature = {
  kind: 'asset',
  title: 'Asset',
  icon: ServerMultipleRegular,
  load: async () => (await import('./asset-pane.tsx')).AssetPane,
}
