import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { SearchSquareRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen } from '../../state/use-session.ts'

/** Queries that fit an entity: each opens in the hunting page as text to read and edit, and runs when the analyst runs it. */
export function GoHunt({ entity }: { readonly entity: number }) {
  const [opened, setOpened] = useState(false)
  const { data } = useCall('hunt.goHunt', opened ? { entity, incident: null } : null)
  const open = useOpen()
  return (
    <Menu open={opened} onOpenChange={(_event, change) => setOpened(change.open)}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" icon={<SearchSquareRegular />}>
          Go hunt
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {data?.length === 0 ? <MenuItem disabled>No table holds a name of it</MenuItem> : null}
          {data?.map(({ id, title, description, query }) => (
            <MenuItem key={id} subText={description} onClick={() => open(address(['hunting'], { query, title }))}>
              {title}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
