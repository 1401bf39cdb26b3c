import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/tokens.css'
import { actText } from '../features/activity/index.ts'
import { type Address, parseAddress } from '../state/address.ts'
import { createSession, type Host } from '../state/session.ts'
import { startAddress } from '../state/tabs.ts'
import { SessionProvider } from '../state/use-session.ts'
import { followLocation } from './follow-location.ts'
import { MainWindow } from './main-window.tsx'
import { WindowFrame } from './window-frame.tsx'

/** The page the window begins with. */
export function firstAddress(): Address {
  const asked = parseAddress(location.hash)
  return asked.path.length > 0 ? asked : startAddress
}

/**
 * Draws the window that the address asks for.
 * @param nonce under which styles may be added to the page
 */
export async function mount(host: Host, root: HTMLElement, nonce: string | undefined): Promise<void> {
  const session = createSession(host, firstAddress(), actText)
  // Followed at once: an address that changes while the case is being read is not lost.
  followLocation(session.tabs)
  await session.start()
  createRoot(root).render(
    <StrictMode>
      <SessionProvider value={session}>
        <WindowFrame nonce={nonce}>
          <MainWindow />
        </WindowFrame>
      </SessionProvider>
    </StrictMode>,
  )
}
