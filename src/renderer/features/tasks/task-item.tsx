import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular, ChevronDownRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { type TaskStatus, taskStatuses } from '#model/task.ts'
import { useChange } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { MarkdownView } from '../../ui/markdown/markdown-view.tsx'
import { StatusText } from '../../ui/status-text.tsx'
import styles from './task-item.module.css'
import { isSettled, type Task, taskActionLabel, taskStatusLabels, taskTones } from './task-words.ts'

/** One task in the list; Alt with an arrow moves it, as its buttons do. */
export function TaskItem({ task, place, count, onEdit }: { task: Task; place: number; count: number; onEdit(): void }) {
  const change = useChange()
  const move = (to: number) => to >= 0 && to < count && void change('tasks.move', { task: task.id, place: to })
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    move(place + by)
  }
  return (
    <li className={`${styles.item} ${isSettled(task) ? styles.settled : ''}`} onKeyDown={onKeyDown}>
      <StatusMenu task={task} onChange={(status) => void change('tasks.update', { task: task.id, change: { status } })} />
      <div className={styles.what}>
        <button type="button" className={styles.title} onClick={onEdit}>
          <EvidenceText>{task.title}</EvidenceText>
        </button>
        {task.description ? (
          <div className={styles.description}>
            <MarkdownView text={task.description} />
          </div>
        ) : null}
        <div className={styles.facts}>
          {task.actionType === 'text' ? null : <span>{taskActionLabel(task.actionType)}</span>}
          <span>
            {'Assigned to '}
            <EvidenceText>{task.assignedTo || 'nobody'}</EvidenceText>
          </span>
          {task.due ? <span>Due {task.due}</span> : null}
        </div>
      </div>
      <div className={styles.actions}>
        <Act label="Move up" icon={<ArrowUpRegular />} disabled={place === 0} run={() => move(place - 1)} />
        <Act label="Move down" icon={<ArrowDownRegular />} disabled={place === count - 1} run={() => move(place + 1)} />
        <Act label="Edit" icon={<EditRegular />} run={onEdit} />
        <Act label="Remove" icon={<DeleteRegular />} run={() => void change('tasks.remove', { task: task.id })} />
      </div>
    </li>
  )
}

function Act({ label, icon, disabled = false, run }: { label: string; icon: React.JSX.Element; disabled?: boolean; run(): void }) {
  return (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" size="small" icon={icon} disabledFocusable={disabled} onClick={run} />
    </Tooltip>
  )
}

function StatusMenu({ task, onChange }: { task: Task; onChange(status: TaskStatus): void }) {
  return (
    <Menu checkedValues={{ status: [task.status] }} onCheckedValueChange={(_, data) => onChange(data.checkedItems[0] as TaskStatus)}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          className={styles.status}
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={`Status of ${task.title}: ${taskStatusLabels[task.status]}`}
        >
          <StatusText tone={taskTones[task.status]}>{taskStatusLabels[task.status]}</StatusText>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {taskStatuses.map((status) => (
            <MenuItemRadio key={status} name="status" value={status}>
              {taskStatusLabels[status]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
