import { CubeRegular } from '@fluentui/react-icons'
import type { PageFeature, PaneFeature } from '../feature.ts'

export { CriticalityText, criticalityText, levelLabels } from './criticality-text.tsx'
export { entityAddress } from './entity-address.ts'
export { EntityFacts } from './entity-facts.tsx'
export { EntityLink } from './entity-link.tsx'
export { EntityName } from './entity-name.tsx'
export { FactList } from './fact-list.tsx'
export { RecordView } from './record-view.tsx'
export { recordsOf } from './records-of.ts'
export { RecordsView } from './records-view.tsx'
export { SetVerdictDialog } from './set-verdict-dialog.tsx'
export { VerdictText } from './verdict-text.tsx'

/** What the evidence says of one entity, beside any page. */
export const entityPane: PaneFeature = {
  kind: 'entity',
  title: 'Entity',
  icon: CubeRegular,
  load: async () => (await import('./entity-pane.tsx')).EntityPane,
}

/** One entity, whole. */
export const entityPage: PageFeature = {
  id: 'entity',
  title: 'Entity',
  icon: CubeRegular,
  inNavigation: false,
  path: 'entities',
  atLeast: 1,
  load: async () => (await import('./page/entity-page.tsx')).EntityPage,
}
