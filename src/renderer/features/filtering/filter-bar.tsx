import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger, SearchBox } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { type FieldDefinition, type FieldValue, valueIn, valuesText, withField } from './field.ts'
import styles from './filter-bar.module.css'
import { type KnownValue, NamesEditor, SwitchEditor, ValuesEditor } from './filter-editors.tsx'
import { RangeChip } from './range-chip.tsx'
import type { FilteredView, TimedFilter } from './time-range.ts'

interface Props<Filter extends TimedFilter, View extends FilteredView<Filter>> {
  readonly view: View
  /** what the list starts with, and goes back to */
  readonly initial: FilteredView<Filter>
  readonly fields: readonly FieldDefinition[]
  /** values the case holds, with how many rows carry each */
  readonly facets: Readonly<Record<string, readonly KnownValue[]>>
  /** what the rows are called: `incident` */
  readonly noun: string
  /** what the search finds by */
  readonly searchFor: string
  /** the list is bounded in time: the incident's own lists are not */
  readonly timed?: boolean
  onChange(view: View, how?: 'here' | 'replace'): void
}

/** The search and the filters of a list as chips: each opens what sets it, × takes it away, Add filter offers the others. */
export function FilterBar<Filter extends TimedFilter, View extends FilteredView<Filter>>(props: Props<Filter, View>) {
  const { view, initial, fields, facets, noun, onChange } = props
  const [added, setAdded] = useState<readonly FieldDefinition['id'][]>([])
  const used = fields.filter((field) => valueIn(view.filter, field) !== undefined)
  const shown = fields.filter((field) => used.includes(field) || added.includes(field.id))
  const free = fields.filter((field) => !shown.includes(field))
  const set = (field: FieldDefinition, value: FieldValue) => onChange({ ...view, filter: withField(view.filter, field, value) })
  const isDefault = JSON.stringify(view.filter) === JSON.stringify(initial.filter) && view.range === initial.range

  return (
    <div className={styles.bar} role="search" aria-label="Filters">
      <Search
        text={view.filter.search ?? ''}
        noun={noun}
        searchFor={props.searchFor}
        onSearch={(search) => onChange({ ...view, filter: { ...view.filter, search } }, 'replace')}
      />
      {props.timed === false ? null : <RangeChip view={view} initial={initial.range} noun={noun} onChange={onChange} />}
      {shown.map((field) => {
        const value = valueIn(view.filter, field)
        return (
          <FilterChip
            key={field.id}
            title={field.title}
            value={value === undefined ? 'Any' : valuesText(field, value)}
            openFirst={added.includes(field.id) && value === undefined}
            onRemove={() => {
              setAdded(added.filter((id) => id !== field.id))
              if (value !== undefined) set(field, undefined)
            }}
          >
            {field.kind === 'switch' ? (
              <SwitchEditor title={field.title} value={value as boolean | undefined} onChange={(next) => set(field, next)} />
            ) : null}
            {field.kind === 'names' ? (
              <NamesEditor values={(value as string[] | undefined) ?? []} onChange={(next) => set(field, next)} />
            ) : null}
            {field.kind === 'list' ? (
              <ValuesEditor
                noun={noun}
                field={field}
                values={(value as string[] | undefined) ?? []}
                known={facets[field.id] ?? []}
                onChange={(next) => set(field, next)}
              />
            ) : null}
          </FilterChip>
        )
      })}
      {free.length > 0 ? (
        <Menu
          checkedValues={{ field: [] }}
          onCheckedValueChange={(_, data) => setAdded([...added, ...(data.checkedItems as FieldDefinition['id'][])])}
        >
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" size="small" icon={<AddRegular />}>
              Add filter
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {free.map((field) => (
                <MenuItemCheckbox key={field.id} name="field" value={field.id}>
                  {field.title}
                </MenuItemCheckbox>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
      {isDefault ? null : (
        <Button
          appearance="subtle"
          size="small"
          onClick={() => {
            setAdded([])
            onChange({ ...view, filter: initial.filter, range: initial.range })
          }}
        >
          Reset
        </Button>
      )}
    </div>
  )
}

const TYPING_MS = 200

function Search({ text, noun, searchFor, onSearch }: { text: string; noun: string; searchFor: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(text)
  const [sent, setSent] = useState(text)
  if (text !== sent) {
    setSent(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === sent) return
    const timer = setTimeout(() => {
      setSent(typed)
      onSearch(typed)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, sent, onSearch])
  return (
    <SearchBox
      size="small"
      className={styles.search}
      placeholder={`Search for ${searchFor}`}
      aria-label={`Search ${noun}s`}
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
    />
  )
}
