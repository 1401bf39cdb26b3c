import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import styles from './tab-row.module.css'

export interface RowTab {
  readonly id: string
  /** what stands on the tab, its count included */
  readonly title: ReactNode
}

interface Props {
  /** what the tabs are of, for screen readers */
  readonly label: string
  /** begins the ids of the tabs' elements, which their panels name */
  readonly idPrefix: string
  readonly tabs: readonly RowTab[]
  readonly selected: string
  onSelect(tab: string): void
}

/** The tabs of a page on one line: those that find no room stand in a menu at its end, the selected one never does. */
export function TabRow({ label, idPrefix, tabs, selected, onSelect }: Props) {
  return (
    <Overflow padding={8}>
      <TabList className={styles.row!} selectedValue={selected} onTabSelect={(_, data) => onSelect(String(data.value))} aria-label={label}>
        {tabs.map(({ id, title }) => (
          <OverflowItem key={id} id={id} priority={id === selected ? 2 : 1}>
            <Tab value={id} id={`${idPrefix}-${id}`}>
              {title}
            </Tab>
          </OverflowItem>
        ))}
        <MoreTabs tabs={tabs} onSelect={onSelect} />
      </TabList>
    </Overflow>
  )
}

function MoreTabs({ tabs, onSelect }: Pick<Props, 'tabs' | 'onSelect'>) {
  const { ref, isOverflowing, overflowCount } = useOverflowMenu<HTMLButtonElement>()
  if (!isOverflowing) return null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={ref}
          className={styles.more!}
          appearance="transparent"
          role="tab"
          aria-selected={false}
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={`${overflowCount} more ${overflowCount === 1 ? 'tab' : 'tabs'}`}
        >
          {overflowCount} more
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {tabs.map((tab) => (
            <HiddenTab key={tab.id} tab={tab} onSelect={onSelect} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function HiddenTab({ tab, onSelect }: { tab: RowTab; onSelect(tab: string): void }) {
  const onRow = useIsOverflowItemVisible(tab.id)
  return onRow ? null : <MenuItem onClick={() => onSelect(tab.id)}>{tab.title}</MenuItem>
}
