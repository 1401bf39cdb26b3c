import { TaskListSquareLtrRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'

export const tasksTab: IncidentTab = {
  id: 'tasks',
  title: 'Tasks',
  icon: TaskListSquareLtrRegular,
  load: async () => (await import('./tasks-tab.tsx')).TasksTab,
}
