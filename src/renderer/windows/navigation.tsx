import { Tooltip } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { pages } from '../features/index.ts'
import { address } from '../state/address.ts'
import { useAddress, useOpen, useSession, useSettings } from '../state/use-session.ts'
import { useMedia } from '../ui/use-media.ts'
import styles from './navigation.module.css'

const SCREEN = 'navigation'
/** Until the analyst has chosen, icons alone are shown where a page needs the room more than the words. */
const SMALL_WINDOW = '(max-width: 1440px)'

export function Navigation() {
  const { settings } = useSession()
  const chosen = useSettings((state) => state.screens[SCREEN])
  const narrow = useMedia(SMALL_WINDOW)
  const collapsed = chosen === undefined ? narrow : chosen === 'collapsed'
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
