import type { Json } from '../alert-record.ts'
import type { EntityKind } from '../entity-kind.ts'

/** The type's own fields of a piece of evidence, under their Graph names. */
export type Properties = { readonly [name: string]: Json }

/**
 * A name evidence gives an entity, normalised so that equal names are equal text. A strong name belongs to one entity alone; a weak one
 * (a host name without its domain) may be shared, and joins only where the evidence leaves no doubt.
 */
export interface Identifier {
  readonly type: string
  readonly value: string
  readonly strength: 'strong' | 'weak'
}

/** What is known of a piece of evidence besides its properties: the device it stands on, as that device's canonical key. */
export interface Scope {
  readonly device?: string
}

/** One line of an entity's pane: the portal's title and where in the properties the value stands. */
export interface FactField {
  readonly title: string
  readonly path: string
}

/** Fluent's palette names; the theme maps each to a colour for light, dark and high contrast. */
export type KindColour = 'blue' | 'teal' | 'purple' | 'berry' | 'marigold' | 'pumpkin' | 'forest' | 'steel' | 'brass' | 'cornflower'

export type KindShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'pentagon'

/** Everything that is particular to one kind of entity. */
export interface Kind {
  readonly id: EntityKind
  readonly title: string
  readonly plural: string
  /** Fluent icon, without size and style */
  readonly icon: string
  readonly colour: KindColour
  readonly shape: KindShape
  /** kinds of one family may turn out to be the same entity (a hash and the file that has it) */
  readonly family: EntityKind
  /** whether its names mean something only on one device */
  readonly scoped: boolean
  /** identifier types of which one entity has a single value: two values are two entities, whatever else they share */
  readonly exclusive: readonly string[]
  /**
   * identifier types that say which of several namesakes is meant: entities that share a weak name are one as long as at most one of
   * them is qualified. Empty: a shared weak name never makes two entities one.
   */
  readonly qualified: readonly string[]
  identify(properties: Properties, scope: Scope): readonly Identifier[]
  label(properties: Properties): string
  readonly facts: readonly FactField[]
}

type Written = Omit<Kind, 'family' | 'scoped' | 'exclusive' | 'qualified' | 'facts'> &
  Partial<Pick<Kind, 'family' | 'scoped' | 'exclusive' | 'qualified'>> & {
    readonly facts: readonly (readonly [title: string, path: string])[]
  }

/** A kind as its file writes it, with what most kinds leave unsaid filled in. */
export function defineKind(written: Written): Kind {
  return {
    family: written.id,
    scoped: false,
    exclusive: [],
    qualified: [],
    ...written,
    facts: written.facts.map(([title, path]) => ({ title, path })),
  }
}

export const strong = (type: string, value: string): Identifier[] => (value ? [{ type, value, strength: 'strong' }] : [])
export const weak = (type: string, value: string): Identifier[] => (value ? [{ type, value, strength: 'weak' }] : [])
