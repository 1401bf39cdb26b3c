import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { counted } from '../../../ui/amounts.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './history-menu.module.css'
import { useBench, useWorkbench } from './use-workbench.ts'

const SHOWN = 30
const firstLine = (query: string) => query.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('//')) ?? query

/** What was run before, newest first; choosing one opens it beside the others. */
export function HistoryMenu() {
  const bench = useWorkbench()
  const history = useBench((state) => state.history)
  return (
    <Menu>
      <Tooltip content="Query history" relationship="label">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small" icon={<HistoryRegular />} disabled={history.length === 0} />
        </MenuTrigger>
      </Tooltip>
      <MenuPopover className={styles.surface}>
        <MenuList>
          {history.slice(0, SHOWN).map((past) => (
            <MenuItem key={past.query} title={past.query} onClick={() => bench.add(past.query)}>
              <span className={styles.query}>{visibleText(firstLine(past.query))}</span>
              <span className={styles.told}>
                {`${past.at.slice(0, 16).replace('T', ' ')} UTC, ${past.rows === null ? 'refused' : counted(past.rows, 'row')}, ${past.elapsedMs.toLocaleString('en')} ms`}
              </span>
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
