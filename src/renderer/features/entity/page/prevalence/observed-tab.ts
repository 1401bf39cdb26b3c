import { createElement } from 'react'
import type { EntityTab } from '../entity-tab.ts'

/** Where a file, an address or a name was met: its prevalence by day, then device by device. */
export const observedTab: EntityTab = {
  id: 'observed',
  title: 'Observed in case',
  load: async () => {
    const [{ Sections }, { Prevalence }] = await Promise.all([import('../sections/sections.tsx'), import('./prevalence.tsx')])
    return ({ entity }) =>
      createElement(Sections, { entity: entity.id, tab: 'observed', lead: createElement(Prevalence, { entity: entity.id }) })
  },
}
