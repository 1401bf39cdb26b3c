import { Tooltip } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { pages } from '../features/index.ts'
import { address } from '../state/address.ts'
import { useAddress, useOpen, useSession, useSettings } from '../state/use-session.ts'
import styles from './navigation.module.css'

const SCREEN = 'navigation'

export function Navigation() {
  const { settings } = useSession()
  const collapsed = useSettings((state) => state.screens[SCREEN] === 'collapsed')
  const at = useAddress()
  const open = useOpen()
  return (
    <nav className={`${styles.nav} ${collapsed ? styles.collapsed : ''}`} aria-label="Main">
      <button
        type="button"
        className={styles.item}
        aria-label={collapsed ? 'Expand navigation' : 'Collapse navigation'}
        aria-expanded={!collapsed}
        onClick={() => settings.remember(SCREEN, collapsed ? 'expanded' : 'collapsed')}
      >
        <NavigationRegular className={styles.icon} aria-hidden />
      </button>
      {pages
        .filter((page) => page.inNavigation)
        .map((page) => (
          <Tooltip key={page.id} content={page.title} relationship="label" positioning="after" visible={collapsed ? undefined : false}>
            <a
              className={styles.item}
              href={`#/${page.path}`}
              aria-current={at.path[0] === page.path ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault()
                open(address([page.path]), 'tab')
              }}
            >
              <page.icon className={styles.icon} aria-hidden />
              {collapsed ? null : <span>{page.title}</span>}
            </a>
          </Tooltip>
        ))}
    </nav>
  )
}
