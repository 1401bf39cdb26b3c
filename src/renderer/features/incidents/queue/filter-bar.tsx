import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger, SearchBox } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import styles from './filter-bar.module.css'
import { NamesEditor, SwitchEditor, ValuesEditor } from './filter-editors.tsx'
import { type FieldDefinition, filterFields, usedFields, valuesText } from './filter-fields.ts'
import { defaultView, type IncidentFilter, type QueueView } from './queue-address.ts'
import { RangeChip } from './range-chip.tsx'

type Change = (view: QueueView, how?: 'here' | 'replace') => void

/** The filter with one field set, or without it. */
function withField(filter: IncidentFilter, field: FieldDefinition, value: readonly string[] | boolean | undefined): IncidentFilter {
  const { [field.id]: _old, ...rest } = filter
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  return isEmpty ? rest : { ...rest, [field.id]: value }
}

export function FilterBar({ view, onChange }: { view: QueueView; onChange: Change }) {
  const facets = useCall('incidents.facets', {}).data ?? {}
  const [added, setAdded] = useState<readonly FieldDefinition['id'][]>([])
  const used = usedFields(view.filter)
  const shown = filterFields.filter((field) => used.includes(field) || added.includes(field.id))
  const free = filterFields.filter((field) => !shown.includes(field))
  const set = (field: FieldDefinition, value: readonly string[] | boolean | undefined) =>
    onChange({ ...view, filter: withField(view.filter, field, value) })
  const isDefault = JSON.stringify(view.filter) === JSON.stringify(defaultView.filter) && view.range === defaultView.range

  return (
    <div className={styles.bar} role="search" aria-label="Filters">
      <Search text={view.filter.search ?? ''} onSearch={(search) => onChange({ ...view, filter: { ...view.filter, search } }, 'replace')} />
      <RangeChip view={view} onChange={onChange} />
      {shown.map((field) => {
        const value = view.filter[field.id]
        return (
          <FilterChip
            key={field.id}
            title={field.title}
            value={value === undefined ? 'Any' : valuesText(field, view.filter)}
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
            onChange({ ...view, filter: defaultView.filter, range: defaultView.range })
          }}
        >
          Reset
        </Button>
      )}
    </div>
  )
}

const TYPING_MS = 200

function Search({ text, onSearch }: { text: string; onSearch(text: string): void }) {
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
      placeholder="Search for name, ID or asset"
      aria-label="Search incidents"
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
    />
  )
}
