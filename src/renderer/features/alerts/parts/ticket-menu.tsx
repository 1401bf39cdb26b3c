import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ClipboardTextLtrRegular } from '@fluentui/react-icons'
import { useSession } from '../../../state/use-session.ts'
import { copyTicket } from './copy-ticket.ts'

/** The triage sheet for a ticket, to copy. */
export function TicketMenu({ alert }: { alert: number }) {
  const session = useSession()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" icon={<ClipboardTextLtrRegular />}>
          Triage sheet
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void copyTicket(session, alert, 'text')}>Copy as text (T)</MenuItem>
          <MenuItem onClick={() => void copyTicket(session, alert, 'markdown')}>Copy as markdown</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
