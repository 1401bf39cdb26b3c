import { usePageTitle } from '../../state/use-page-title.ts'
import styles from './assets.module.css'
import { AssetsView } from './assets-view.tsx'

/** The inventory: every device, user, mailbox, app and cloud resource that alerts or tables of the case name. */
export function AssetsPage() {
  usePageTitle('Assets')
  return (
    <AssetsView
      head={
        <header className={styles.head}>
          <h1 className={styles.title}>Assets</h1>
        </header>
      }
    />
  )
}
