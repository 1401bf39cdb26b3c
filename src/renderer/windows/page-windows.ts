import { caseLink, formatAddress } from '../state/address.ts'
import { notCopied } from '../state/notices.ts'
import type { Session } from '../state/session.ts'
import { addressOf, type Tab } from '../state/tabs.ts'
import { putOnClipboard } from '../ui/clipboard.ts'

/** Moves a tab's page to a window of its own, which looks at the same case, moment and selection; the tab it stood in closes. */
export async function detach({ host, tabs, notices }: Session, tab: Tab = tabs.current()): Promise<void> {
  const opened = await host.openWindow(formatAddress(addressOf(tab)))
  if (opened) tabs.close(tab.id)
  else
    notices.show({
      intent: 'warning',
      text: 'The browser did not let a window open',
      hint: 'Allow windows for this address, then try again.',
    })
}

/** Puts a link to the page on the clipboard: it opens in any copy of this case, through the search or the command line. */
export async function copyLink({ tabs, notices }: Session): Promise<void> {
  if (!(await putOnClipboard(caseLink(addressOf(tabs.current()))))) return notices.show(notCopied)
  notices.show({ intent: 'success', text: 'Link to the page copied', hint: 'It opens through the search (Ctrl+K) or coldtrail open --at.' })
}
