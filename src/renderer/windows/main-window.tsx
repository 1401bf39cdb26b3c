import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { StartPage } from '../features/start/start-page.tsx'
import { useCase, useSession } from '../state/use-session.ts'
import { CasePathDialog } from './case-path-dialog.tsx'
import { DropTarget } from './drop-target.tsx'
import { useFrameCommands } from './frame-commands.ts'
import { KeySheet } from './key-sheet.tsx'
import styles from './main-window.module.css'
import { Navigation } from './navigation.tsx'
import { NoticesView } from './notices-view.tsx'
import { PageTabs } from './page-tabs.tsx'
import { PageView } from './page-view.tsx'
import { Palette } from './palette.tsx'
import { PaneStack } from './pane-stack.tsx'
import { TopBar } from './top-bar.tsx'
import { useOverlay } from './use-overlay.ts'

export function MainWindow() {
  const session = useSession()
  const info = useCase()
  const connected = useStore(session.case, (state) => state.connected)
  const overlay = useOverlay()
  useFrameCommands(overlay)
  useKeys()
  useEffect(() => {
    document.title = info ? `${info.name} – Coldtrail` : 'Coldtrail'
  }, [info])

  return (
    <DropTarget>
      {info && !session.host.isPageWindow ? <Navigation /> : null}
      <div className={styles.column}>
        <TopBar onSearch={() => overlay.open('palette')} onKeys={() => overlay.open('keys')} />
        {connected ? null : (
          <MessageBar intent="error">
            <MessageBarBody>
              The connection to the engine is gone. What is on screen may be out of date; start Coldtrail again.
            </MessageBarBody>
          </MessageBar>
        )}
        {info ? (
          <>
            <PageTabs />
            <div className={styles.work}>
              <main className={styles.page}>
                <PageView />
              </main>
              <PaneStack />
            </div>
          </>
        ) : info === null ? (
          <main className={styles.page}>
            <StartPage />
          </main>
        ) : null}
      </div>
      {overlay.shown === 'palette' ? <Palette onClose={overlay.close} /> : null}
      {overlay.shown === 'keys' ? <KeySheet onClose={overlay.close} /> : null}
      {overlay.shown === 'casePath' ? <CasePathDialog onClose={overlay.close} /> : null}
      <NoticesView />
    </DropTarget>
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox')

/** Keys that mean a command wherever the focus is; plain letters only while nothing is being typed. */
function useKeys() {
  const { commands } = useSession()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== 'Escape' && !/^F\d/.test(event.key)
      const typing = isTyping(event.target)
      if (plain && typing) return
      const command = commands.ofKey(event)
      if (!command || (typing && command.notWhileTyping)) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [commands])
}
