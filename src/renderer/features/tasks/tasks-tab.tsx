import { Button, Menu, MenuGroup, MenuGroupHeader, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { AddRegular, TextBulletListSquareRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useCall, useChange } from '../../state/use-call.ts'
import { useCommands } from '../../state/use-commands.ts'
import { counted } from '../../ui/amounts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { IncidentTabProps } from '../feature.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskItem } from './task-item.tsx'
import { isSettled, progressText, type Task } from './task-words.ts'
import styles from './tasks-tab.module.css'

/** What is to be done about the incident, by whom and until when, in order (spec §7.11). */
export function TasksTab({ incident }: IncidentTabProps) {
  const { data: tasks, problem } = useCall('tasks.list', { incident })
  const [edited, setEdited] = useState<Task | 'new'>()
  useCommands([{ id: 'task.add', title: 'New task', group: 'Incident', keys: ['N'], run: () => setEdited('new') }])
  if (!tasks) return problem ? <EmptyState title="The tasks could not be read">{problem.message}</EmptyState> : <Skeleton lines={6} />
  return (
    <div className={styles.tab}>
      <header className={styles.head}>
        <Button size="small" appearance="primary" icon={<AddRegular />} onClick={() => setEdited('new')}>
          New task
        </Button>
        <Templates incident={incident} />
        {tasks.length > 0 ? (
          <div className={styles.progress}>
            <span>{progressText(tasks)}</span>
            <ProgressBar done={tasks.filter(isSettled).length} total={tasks.length} label="Tasks settled" />
          </div>
        ) : null}
      </header>
      {tasks.length > 0 ? (
        <ol className={styles.list} aria-label="Tasks">
          {tasks.map((task, place) => (
            <TaskItem key={task.id} task={task} place={place} count={tasks.length} onEdit={() => setEdited(task)} />
          ))}
        </ol>
      ) : (
        <EmptyState title="No tasks yet">Add one, or take the steps that fit the incident’s alerts from a template.</EmptyState>
      )}
      {edited ? <TaskDialog incident={incident} task={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
    </div>
  )
}

function Templates({ incident }: { incident: number }) {
  const change = useChange()
  const templates = useCall('tasks.templates', { incident }).data ?? []
  const group = (title: string, fits: boolean) => {
    const shown = templates.filter((template) => template.fits === fits)
    return shown.length === 0 ? null : (
      <MenuGroup>
        <MenuGroupHeader>{title}</MenuGroupHeader>
        {shown.map((template) => (
          <MenuItem
            key={template.id}
            secondaryContent={counted(template.tasks.length, 'task')}
            onClick={() => void change('tasks.addTemplate', { incident, template: template.id })}
          >
            {template.title}
          </MenuItem>
        ))}
      </MenuGroup>
    )
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<TextBulletListSquareRegular />} disabled={templates.length === 0}>
          From a template
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {group('For the alerts of this incident', true)}
          {group('Others', false)}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
