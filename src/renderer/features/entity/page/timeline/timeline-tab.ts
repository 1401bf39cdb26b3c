import type { EntityTab } from '../entity-tab.ts'

export const timelineTab: EntityTab = {
  id: 'timeline',
  title: 'Timeline',
  load: async () => (await import('./timeline.tsx')).Timeline,
}
