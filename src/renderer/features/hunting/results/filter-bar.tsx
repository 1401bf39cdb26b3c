import { Button, Input, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Select } from '@fluentui/react-components'
import { FilterAddRegular } from '@fluentui/react-icons'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import type { ResultFilter } from './arrange.ts'
import type { HuntResult } from './frame.ts'
import styles from './results.module.css'
import type { Arrangement } from './use-arrangement.ts'

const kinds: Readonly<Record<ResultFilter['kind'], string>> = {
  contains: 'contains',
  excludes: 'does not contain',
  is: 'is',
  isNot: 'is not',
}

/** Filters over the rows already there. */
export function FilterBar({ result, arrangement }: { result: HuntResult; arrangement: Arrangement }) {
  return (
    <>
      {arrangement.filters.map((filter) => (
        <FilterChip
          key={filter.id}
          title={visibleText(result.columns[filter.column]!.name)}
          value={`${kinds[filter.kind]} ${filter.value || '…'}`}
          openFirst={filter.value === '' && filter.kind === 'contains'}
          onRemove={() => arrangement.dropFilter(filter.id)}
        >
          <div className={styles.filterForm}>
            <Input
              size="small"
              aria-label="Value"
              value={filter.value}
              onChange={(_, data) => arrangement.changeFilter(filter.id, { value: data.value })}
            />
            <Select
              size="small"
              aria-label="How it is compared"
              value={filter.kind}
              onChange={(_, data) => arrangement.changeFilter(filter.id, { kind: data.value as ResultFilter['kind'] })}
            >
              {Object.entries(kinds).map(([kind, title]) => (
                <option key={kind} value={kind}>
                  {title}
                </option>
              ))}
            </Select>
          </div>
        </FilterChip>
      ))}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<FilterAddRegular />}>
            Filter
          </Button>
        </MenuTrigger>
        <MenuPopover className={styles.columnMenu}>
          <MenuList>
            {arrangement.shown.map((place) => (
              <MenuItem key={place} onClick={() => arrangement.filter(place, 'contains', '')}>
                {visibleText(result.columns[place]!.name)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  )
}
