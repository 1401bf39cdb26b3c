import { CubeRegular } from '@fluentui/react-icons'
import type { PaneFeature } from '../feature.ts'

export { EntityFacts } from './entity-facts.tsx'
export { EntityLink } from './entity-link.tsx'
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
