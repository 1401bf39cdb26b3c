import { createElement } from 'react'
import type { EntityTab } from '../entity-tab.ts'

/** A tab of sections the engine gathers: what rows of the entity have in common, by its id there. */
export const sectionTab = (id: string, title: string): EntityTab => ({
  id,
  title,
  load: async () => {
    const { Sections } = await import('./sections.tsx')
    return ({ entity }) => createElement(Sections, { entity: entity.id, tab: id })
  },
})
