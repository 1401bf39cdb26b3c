import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular, MoreHorizontalRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { notCopied } from '../../../state/notices.ts'
import { useSession } from '../../../state/use-session.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { extendLine, type JsonStep, pathCondition } from '../query/conditions.ts'
import { type ResultColumn, textOf } from './frame.ts'
import styles from './results.module.css'

interface Props {
  readonly column: ResultColumn
  readonly value: unknown
  readonly path?: readonly JsonStep[]
  /** adds a line to the query */
  onLine(line: string): void
}

const SHOWN = 200

/** An object or list unfolded; each value inside can be asked for in the query or become a column of its own. */
export function JsonTree({ column, value, path = [], onLine }: Props) {
  const entries: (readonly [JsonStep, unknown])[] = Array.isArray(value)
    ? value.map((each, place) => [place, each] as const)
    : Object.entries(value as object)
  return (
    <ul className={styles.tree}>
      {entries.slice(0, SHOWN).map(([step, inner]) => (
        <JsonEntry key={step} column={column} step={step} value={inner} path={[...path, step]} onLine={onLine} />
      ))}
      {entries.length > SHOWN ? <li className={styles.quiet}>{entries.length - SHOWN} more, whole under Copy value</li> : null}
    </ul>
  )
}

function JsonEntry({ column, step, value, path, onLine }: Props & { step: JsonStep; path: readonly JsonStep[] }) {
  const { notices } = useSession()
  const copy = async (copied: string) => {
    if (!(await putOnClipboard(copied))) notices.show(notCopied)
  }
  const nested = typeof value === 'object' && value !== null
  const [open, setOpen] = useState(path.length < 2)
  const name = visibleText(String(step))
  return (
    <li>
      <div className={styles.entry}>
        {nested ? (
          <button
            type="button"
            className={styles.opener}
            aria-expanded={open}
            aria-label={`${open ? 'Collapse' : 'Expand'} ${name}`}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
          </button>
        ) : (
          <span className={styles.opener} />
        )}
        <span className={styles.key}>{name}</span>
        <span className={styles.leaf}>
          {nested ? (
            <span className={styles.quiet}>{Array.isArray(value) ? `${value.length} items` : `${Object.keys(value).length} fields`}</span>
          ) : (
            <bdi>{visibleText(value === null ? 'null' : textOf(value))}</bdi>
          )}
        </span>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              size="small"
              icon={<MoreHorizontalRegular />}
              aria-label={`What can be done with ${name}`}
              className={styles.more!}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {nested ? null : (
                <>
                  <MenuItem onClick={() => onLine(`| where ${pathCondition(column, path, '==', value)}`)}>Include</MenuItem>
                  <MenuItem onClick={() => onLine(`| where ${pathCondition(column, path, '!=', value)}`)}>Exclude</MenuItem>
                </>
              )}
              <MenuItem onClick={() => onLine(extendLine(column, path, value))}>Extend to column</MenuItem>
              <MenuItem onClick={() => void copy(textOf(value))}>Copy value</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {nested && open ? <JsonTree column={column} value={value} path={path} onLine={onLine} /> : null}
    </li>
  )
}
