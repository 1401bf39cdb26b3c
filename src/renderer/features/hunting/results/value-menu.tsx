import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  type PositioningVirtualElement,
} from '@fluentui/react-components'
import { notCopied } from '../../../state/notices.ts'
import { useSession } from '../../../state/use-session.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { comparisons, conditionOf } from '../query/conditions.ts'
import { type ResultColumn, type RowIndex, textOf } from './frame.ts'
import styles from './results.module.css'
import type { Arrangement } from './use-arrangement.ts'

export interface MenuPlace {
  readonly target: PositioningVirtualElement
  readonly column: number
  /** undefined on a heading */
  readonly row: RowIndex | undefined
}

interface Props {
  readonly place: MenuPlace
  readonly column: ResultColumn
  readonly value: unknown
  readonly arrangement: Arrangement
  onClose(): void
  onLine(line: string): void
  onInspect(): void
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** What can be done with a value or a column: ask for more of it in the query, narrow what is on screen, copy. */
export function ValueMenu({ place, column, value, arrangement, onClose, onLine, onInspect }: Props) {
  const { notices } = useSession()
  const copy = async (copied: string) => {
    if (!(await putOnClipboard(copied))) notices.show(notCopied)
  }
  const text = textOf(value)
  const isValue = place.row !== undefined
  const grouped = arrangement.group === place.column
  return (
    <Menu
      open
      onOpenChange={(_, data) => !data.open && onClose()}
      positioning={{ target: place.target, position: 'below', align: 'start' }}
    >
      <MenuPopover className={styles.columnMenu!}>
        <MenuList aria-label={isValue ? `Value of ${column.name}` : `Column ${column.name}`}>
          {isValue ? (
            <>
              <MenuGroup>
                <MenuGroupHeader>Add to the query</MenuGroupHeader>
                {comparisons
                  .filter((comparison) => text !== '' || comparison === '==' || comparison === '!=')
                  .map((comparison) => (
                    <MenuItem key={comparison} onClick={() => onLine(`| where ${conditionOf(column, comparison, value)}`)}>
                      {visibleText(short(`${column.name} ${comparison} ${text === '' ? '(empty)' : text}`))}
                    </MenuItem>
                  ))}
              </MenuGroup>
              <MenuDivider />
              <MenuGroup>
                <MenuGroupHeader>On screen</MenuGroupHeader>
                <MenuItem onClick={() => arrangement.filter(place.column, 'is', text)}>Only these rows</MenuItem>
                <MenuItem onClick={() => arrangement.filter(place.column, 'isNot', text)}>Without these rows</MenuItem>
              </MenuGroup>
              <MenuDivider />
              <MenuItem onClick={() => void copy(text)}>Copy value</MenuItem>
              <MenuItem onClick={onInspect}>Inspect record</MenuItem>
              <MenuItem onClick={() => arrangement.groupBy(grouped ? undefined : place.column)}>
                {grouped ? 'Do not group' : `Group by ${visibleText(column.name)}`}
              </MenuItem>
              <MenuItem onClick={() => arrangement.measure(place.column)}>Statistics</MenuItem>
            </>
          ) : (
            <>
              <MenuItem onClick={() => arrangement.sortBy(place.column, false)}>Sort ascending</MenuItem>
              <MenuItem onClick={() => arrangement.sortBy(place.column, true)}>Sort descending</MenuItem>
              <MenuItem onClick={() => arrangement.groupBy(grouped ? undefined : place.column)}>
                {grouped ? 'Do not group' : `Group by ${visibleText(column.name)}`}
              </MenuItem>
              <MenuItem onClick={() => arrangement.filter(place.column, 'contains', '')}>Filter…</MenuItem>
              <MenuItem onClick={() => arrangement.pin(place.column)}>
                {arrangement.pinned.includes(place.column) ? 'Unpin column' : 'Pin column'}
              </MenuItem>
              <MenuItem onClick={() => arrangement.hide(place.column)}>Hide column</MenuItem>
              <MenuItem onClick={() => arrangement.measure(place.column)}>Statistics</MenuItem>
              <MenuItem onClick={() => void copy(column.name)}>Copy name</MenuItem>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
