import { LightbulbRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'

export const assistantTab: IncidentTab = {
  id: 'assistant',
  title: 'Assistant',
  icon: LightbulbRegular,
  load: async () => (await import('./assistant-tab.tsx')).AssistantTab,
}
