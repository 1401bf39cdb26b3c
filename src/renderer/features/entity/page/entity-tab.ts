import type { ComponentType } from 'react'
import type { EntityKind } from '#model/entity-kind.ts'
import type { EntityDetail } from '../entity-facts.tsx'

export interface EntityTabProps {
  readonly entity: EntityDetail
}

/** A tab of an entity's page. */
export interface EntityTab {
  /** last segment of its address */
  readonly id: string
  readonly title: string
  /** how many things it lists, shown beside its title */
  count?(entity: EntityDetail): number
  load(): Promise<ComponentType<EntityTabProps>>
}

/** A fact asked first: the titles it may have in the evidence, surest first, or how its name alone tells it. */
interface Asked {
  readonly title: string
  readonly facts: readonly string[]
  fromName?(name: string): string
}

/** The page of one kind of entity, or of several alike: what stands in its head, and its tabs. */
export interface EntityPageKind {
  readonly kinds: readonly EntityKind[]
  /** the facts an analyst asks first */
  readonly asked: readonly Asked[]
  /** its own tabs; those every page has stand around them */
  readonly tabs: readonly EntityTab[]
  /** evidence that would fill the facts, for where it has none */
  readonly filledBy: string
}

/** `asked('OS', 'OS platform', 'OS version')` */
export const asked = (title: string, ...facts: readonly string[]): Asked => ({
  title,
  facts: facts.length > 0 ? facts : [title],
})
