import { Button } from '@fluentui/react-components'
import { memo } from 'react'
import { address, formatAddress } from '../state/address.ts'
import { useAddress, useOpen } from '../state/use-session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Lazy } from '../ui/lazy.tsx'
import { pageOf } from './page-of.ts'
import { PAGE_PANEL } from './page-tabs.tsx'
import styles from './page-view.module.css'

/** The active tab's page. What is laid over the window, such as the search, does not draw it anew. */
export const PageView = memo(function PageView() {
  const at = useAddress()
  const open = useOpen()
  const page = pageOf(at)
  return (
    <div className={styles.page} role="tabpanel" id={PAGE_PANEL} aria-label={page?.title ?? 'Page'}>
      {page ? (
        <Lazy key={`${page.id}/${at.path.slice(1, 2).join('/')}`} id={`page ${page.id}`} load={page.load} props={{ address: at }} />
      ) : (
        <EmptyState
          title="There is no such page"
          actions={<Button onClick={() => open(address(['incidents']))}>Show the incidents</Button>}
        >
          Nothing answers to the address {formatAddress(at)}.
        </EmptyState>
      )}
    </div>
  )
})
