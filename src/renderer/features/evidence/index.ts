import { DatabaseRegular, DocumentErrorRegular } from '@fluentui/react-icons'
import type { PageFeature, PaneFeature } from '../feature.ts'

export const evidencePage: PageFeature = {
  id: 'evidence',
  title: 'Evidence',
  icon: DatabaseRegular,
  inNavigation: true,
  path: 'evidence',
  atLeast: 0,
  load: async () => (await import('./evidence-page.tsx')).EvidencePage,
}

export const sourcePane: PaneFeature = {
  kind: 'source',
  title: 'Source',
  icon: DocumentErrorRegular,
  load: async () => (await import('./source-pane.tsx')).SourcePane,
}
