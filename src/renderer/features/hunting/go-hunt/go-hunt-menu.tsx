import {
  Menu,
  MenuButton,
  type MenuButtonProps,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { SearchSquareRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { address } from '../../../state/address.ts'
import { useOpen } from '../../../state/use-session.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './go-hunt-menu.module.css'
import { type GoHuntOf, useGoHunt } from './use-go-hunt.ts'

/** The two queries the portal offers first; the others stand behind *See all available queries*, and below. */
const FIRST = ['all-activity', 'related-alerts', 'related-events']

interface GoHuntMenuProps {
  readonly of: GoHuntOf
  readonly size?: MenuButtonProps['size']
  readonly appearance?: MenuButtonProps['appearance']
  /** an icon alone, for rows of lists */
  readonly wordless?: boolean
}

/**
 * *Go hunt* for an entity or an event, to stand anywhere: every choice opens the hunting page with the query as text to read and edit,
 * and runs when the analyst runs it.
 */
export function GoHuntMenu({ of, size = 'small', appearance, wordless }: GoHuntMenuProps) {
  const [opened, setOpened] = useState(false)
  return (
    <Menu open={opened} onOpenChange={(_event, change) => setOpened(change.open)}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          size={size}
          icon={<SearchSquareRegular />}
          {...(appearance ? { appearance } : {})}
          {...(wordless ? { 'aria-label': 'Go hunt', title: 'Go hunt', menuIcon: null } : {})}
        >
          {wordless ? null : 'Go hunt'}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>{opened ? <GoHuntItems of={of} /> : null}</MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** The choices of {@link GoHuntMenu}, for a menu that holds others beside them. */
export function GoHuntItems({ of }: Pick<GoHuntMenuProps, 'of'>) {
  const { queries, problem } = useGoHunt(of)
  const open = useOpen()
  if (problem) return <MenuItem disabled>{problem.message}</MenuItem>
  if (!queries) return <MenuItem disabled>Looking for queries…</MenuItem>
  if (queries.length === 0) {
    return (
      <MenuItem disabled subText={'entity' in of ? 'No table has a column for its names' : 'It has no time, device, message or account'}>
        No query fits
      </MenuItem>
    )
  }
  const first = FIRST.flatMap((id) => queries.filter((query) => query.id === id))
  const others = queries.filter((query) => !first.includes(query))
  const item = ({ id, title, description, query }: (typeof queries)[number]) => (
    <MenuItem key={id} subText={visibleText(description)} onClick={() => open(address(['hunting'], { query, title }))}>
      {title}
    </MenuItem>
  )
  return (
    <>
      {'entity' in of ? (
        <MenuItem
          subText={`${queries.length} that fit it, beside the editor`}
          onClick={() => open(address(['hunting'], { entity: String(of.entity), incident: String(of.incident ?? '') }))}
        >
          See all available queries
        </MenuItem>
      ) : null}
      {first.map(item)}
      {others.length > 0 ? <MenuDivider /> : null}
      {others.map(item)}
    </>
  )
}
