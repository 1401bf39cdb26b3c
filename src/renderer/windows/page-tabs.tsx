import { DismissRegular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { addressOf } from '../state/tabs.ts'
import { useSession } from '../state/use-session.ts'
import { EvidenceText } from '../ui/evidence-text.tsx'
import { pageOf } from './page-of.ts'
import styles from './page-tabs.module.css'

export const PAGE_PANEL = 'page-panel'

export function PageTabs() {
  const { tabs: store } = useSession()
  const { tabs, active } = useStore(store)
  const onKeyDown = (event: KeyboardEvent) => {
    const place = tabs.findIndex((tab) => tab.id === active)
    const to = event.key === 'ArrowRight' ? place + 1 : event.key === 'ArrowLeft' ? place - 1 : undefined
    if (event.key === 'Delete') store.close(active)
    if (to === undefined) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]!
    store.activate(next.id)
    document.getElementById(`page-tab-${next.id}`)?.focus()
  }
  return (
    <nav className={styles.bar} aria-label="Open pages">
      <div className={styles.tabs} role="tablist" aria-label="Open pages" onKeyDown={onKeyDown} tabIndex={-1}>
        {tabs.map((tab) => {
          const page = pageOf(addressOf(tab))
          const shown = tab.id === active
          return (
            <div key={tab.id} role="presentation" className={`${styles.tab} ${shown ? styles.shown : ''}`}>
              <button
                type="button"
                role="tab"
                id={`page-tab-${tab.id}`}
                aria-selected={shown}
                aria-controls={PAGE_PANEL}
                tabIndex={shown ? 0 : -1}
                className={styles.title}
                onClick={() => store.activate(tab.id)}
                onAuxClick={(event) => event.button === 1 && store.close(tab.id)}
              >
                {page ? <page.icon className={styles.icon} aria-hidden /> : null}
                <EvidenceText className={styles.text}>{tab.title || page?.title || 'Page'}</EvidenceText>
              </button>
              {tabs.length > 1 ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.close}
                  aria-label={`Close ${tab.title || page?.title || 'page'}`}
                  onClick={() => store.close(tab.id)}
                >
                  <DismissRegular aria-hidden />
                </button>
              ) : null}
            </div>
          )
        })}
      </div>
    </nav>
  )
}
