import type { FluentIcon } from '@fluentui/react-icons'
import type { ComponentType } from 'react'
import type { Address } from '../state/address.ts'
import type { OutputOf } from '../state/client.ts'

export interface PageProps {
  /** where the page is; its first path segments matched the feature's `path` */
  readonly address: Address
}

/** A page with an address of its own; what stands in the navigation says so. */
export interface PageFeature {
  readonly id: string
  /** name in the navigation, and of the tab until the page gives a better one */
  readonly title: string
  readonly icon: FluentIcon
  readonly inNavigation: boolean
  /** first segment of its addresses, and how many more it takes: `incidents` takes 0, one incident `incidents/12/summary` at least 1 */
  readonly path: string
  readonly atLeast: number
  load(): Promise<ComponentType<PageProps>>
}

export interface IncidentTabProps {
  readonly incident: number
}

/** A tab of the incident page, listed in the portal's order. */
export interface IncidentTab {
  /** last segment of its address, e.g. `attack-story` */
  readonly id: string
  readonly title: string
  readonly icon: FluentIcon
  /** the keys of triage act on the tab's rows, not on the incident */
  readonly ownVerbs?: boolean
  /** the tab brings its own details pane, and the page does not show the incident's beside it */
  readonly bringsPane?: boolean
  /** how many rows its list holds, shown beside its title */
  count?(incident: OutputOf<'incidents.get'>): number
  /** the same where it is worked out apart from the incident: undefined until it is known */
  useCount?(incident: number): number | undefined
  load(): Promise<ComponentType<IncidentTabProps>>
}

/** A section of the Rules page (`rules/<id>`): one kind of rule that the case holds. */
export interface RuleSection {
  readonly id: string
  readonly title: string
  load(): Promise<ComponentType>
}

export interface PaneProps {
  readonly id: number
  readonly others: readonly number[]
  /** closes this pane, not those under it */
  onClose(): void
}

/** What can be shown beside a page: the pane draws its own heading through `ui/side-pane`'s parts. */
export interface PaneFeature {
  /** kind in `tabs.openPane({ kind, id })` */
  readonly kind: string
  readonly title: string
  readonly icon: FluentIcon
  load(): Promise<ComponentType<PaneProps>>
}
