import { Button, Checkbox, Popover, PopoverSurface, PopoverTrigger, Tooltip } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular, ColumnTripleEditRegular } from '@fluentui/react-icons'
import { type DragEvent, useState } from 'react'
import type { Column, ColumnChoice } from './column.ts'
import styles from './column-chooser.module.css'

const moved = (list: readonly string[], from: number, to: number): readonly string[] => {
  const without = list.filter((_, place) => place !== from)
  return [...without.slice(0, to), list[from]!, ...without.slice(to)]
}

/** Which columns a list shows and in what order: ticked to show, dragged or moved by the arrows. */
export function ColumnChooser<Row>({
  columns,
  choice,
  initial,
  onChange,
}: {
  columns: readonly Column<Row>[]
  choice: ColumnChoice
  initial: ColumnChoice
  onChange(choice: ColumnChoice): void
}) {
  const [held, setHeld] = useState<number>()
  const shown = choice.shown.filter((id) => columns.some((column) => column.id === id))
  const titleOf = (id: string) => {
    const column = columns.find((each) => each.id === id)!
    return column.explained && column.title.length < 3 ? column.explained : column.title
  }
  const set = (next: readonly string[]) => onChange({ ...choice, shown: next })
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (held !== undefined) set(moved(shown, held, to))
    setHeld(undefined)
  }
  return (
    <Popover trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<ColumnTripleEditRegular />} aria-label="Columns" className={styles.button!}>
          <span>Columns</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Customize columns" className={styles.surface}>
        <ol className={styles.list} aria-label="Shown columns">
          {shown.map((id, place) => (
            <li
              key={id}
              className={styles.item}
              draggable
              onDragStart={() => setHeld(place)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, place)}
            >
              <Checkbox
                label={titleOf(id)}
                checked
                disabled={columns.find((column) => column.id === id)?.required ?? false}
                onChange={() => set(shown.filter((each) => each !== id))}
              />
              <span className={styles.moves}>
                <Tooltip content={`Move ${titleOf(id)} up`} relationship="label">
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<ArrowUpRegular />}
                    disabled={place === 0}
                    onClick={() => set(moved(shown, place, place - 1))}
                  />
                </Tooltip>
                <Tooltip content={`Move ${titleOf(id)} down`} relationship="label">
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<ArrowDownRegular />}
                    disabled={place === shown.length - 1}
                    onClick={() => set(moved(shown, place, place + 1))}
                  />
                </Tooltip>
              </span>
            </li>
          ))}
        </ol>
        <ul className={styles.list} aria-label="Other columns">
          {columns
            .filter((column) => !shown.includes(column.id))
            .map((column) => (
              <li key={column.id} className={styles.item}>
                <Checkbox label={titleOf(column.id)} checked={false} onChange={() => set([...shown, column.id])} />
              </li>
            ))}
        </ul>
        <Button size="small" onClick={() => onChange(initial)}>
          As at first
        </Button>
      </PopoverSurface>
    </Popover>
  )
}
