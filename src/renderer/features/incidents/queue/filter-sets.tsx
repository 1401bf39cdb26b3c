import {
  Button,
  Input,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Popover,
  PopoverSurface,
  Tooltip,
} from '@fluentui/react-components'
import { BookmarkRegular, DeleteRegular } from '@fluentui/react-icons'
import { type FormEvent, useState } from 'react'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useSettings } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { isRangeName } from '../../filtering/index.ts'
import styles from './filter-sets.module.css'
import { defaultView, type IncidentFilter, type QueueView } from './queue-address.ts'
import toolbar from './queue-toolbar.module.css'

type Facets = Readonly<Record<string, readonly { readonly value: string }[]>>

/** Views the portal suggests before anyone saved one (spec §1.4), as far as this case holds what they ask for. */
const suggested = (analyst: string, facets: Facets): readonly { readonly name: string; readonly filter: IncidentFilter }[] => [
  { name: 'New', filter: { status: ['active'] } },
  { name: 'High severity', filter: { status: OPEN, incidentSeverity: ['high'] } },
  { name: 'Unassigned', filter: { status: OPEN, assignedTo: [''] } },
  { name: 'High severity, unassigned', filter: { status: OPEN, incidentSeverity: ['high'], assignedTo: [''] } },
  ...(analyst
    ? [
        { name: 'Assigned to me', filter: { status: OPEN, assignedTo: [analyst] } },
        { name: 'Assigned to me, Defender for Endpoint', filter: { status: OPEN, assignedTo: [analyst], serviceSources: ENDPOINT } },
      ]
    : []),
  ...withAny('With tags', 'tags', facets),
  ...withAny('With a threat category', 'categories', facets),
  ...withAny('With an associated threat or actor', 'threats', facets),
]

const OPEN: IncidentFilter['status'] = ['active', 'inProgress']
const ENDPOINT: IncidentFilter['serviceSources'] = ['microsoftDefenderForEndpoint']

/** Incidents that carry any value at all of a filter; nothing where none does. */
function withAny(name: string, field: 'tags' | 'categories' | 'threats', facets: Facets) {
  const values = (facets[field] ?? []).map(({ value }) => value).filter((value) => value !== '')
  return values.length > 0 ? [{ name, filter: { status: OPEN, [field]: values } }] : []
}

/** Filters kept in the case under a name. */
export function FilterSets({ view, onChange }: { view: QueueView; onChange(view: QueueView): void }) {
  const analyst = useSettings((settings) => settings.analyst)
  const sets = useCall('incidents.filterSets', {}).data ?? []
  const change = useChange()
  const [naming, setNaming] = useState(false)
  const [button, setButton] = useState<HTMLButtonElement | HTMLAnchorElement | null>(null)
  const facets = useCall('incidents.facets', {}).data ?? {}
  const use = (filter: IncidentFilter, kept = '') => {
    const range = isRangeName(kept) ? kept : filter.from ? 'custom' : defaultView.range
    onChange({ ...view, filter, range })
  }
  return (
    <Popover
      open={naming}
      onOpenChange={(_, data) => setNaming(data.open)}
      positioning={{ position: 'below', align: 'end', target: button }}
      trapFocus
    >
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            ref={setButton}
            appearance="subtle"
            size="small"
            icon={<BookmarkRegular />}
            aria-label="Filter sets"
            className={toolbar.shrinks!}
          >
            <span>Filter sets</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => use(defaultView.filter)}>Default</MenuItem>
            {suggested(analyst, facets).map((set) => (
              <MenuItem key={set.name} onClick={() => use(set.filter)}>
                {set.name}
              </MenuItem>
            ))}
            {sets.length > 0 ? (
              <MenuGroup>
                <MenuGroupHeader>Saved in this case</MenuGroupHeader>
                {sets.map((set) => (
                  <div key={set.id} className={styles.saved} role="presentation">
                    <MenuItem className={styles.name} onClick={() => use(set.filter, set.range)}>
                      <EvidenceText>{set.name}</EvidenceText>
                    </MenuItem>
                    <Tooltip content={`Delete ${set.name}`} relationship="label">
                      <MenuItem icon={<DeleteRegular />} onClick={() => void change('incidents.deleteFilterSet', { id: set.id })} />
                    </Tooltip>
                  </div>
                ))}
              </MenuGroup>
            ) : null}
            <MenuDivider />
            <MenuItem onClick={() => setNaming(true)}>Create filter set…</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <PopoverSurface aria-label="Create filter set">
        <SetName
          onSave={async (name) => {
            const saved = await change('incidents.saveFilterSet', { name, filter: view.filter, range: view.range })
            if (saved.ok) setNaming(false)
          }}
        />
      </PopoverSurface>
    </Popover>
  )
}

function SetName({ onSave }: { onSave(name: string): void }) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onSave(name.trim())
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Input
        size="small"
        aria-label="Name of the filter set"
        placeholder="Name of the filter set"
        value={name}
        onChange={(_, data) => setName(data.value)}
      />
      <Button size="small" appearance="primary" type="submit" disabled={name.trim() === ''}>
        Save
      </Button>
    </form>
  )
}
