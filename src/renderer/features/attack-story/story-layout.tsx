import { useSession, useSettings } from '../../state/use-session.ts'
import { SidePane } from '../../ui/side-pane.tsx'
import { Details } from './details/details.tsx'
import { GraphPane } from './graph/graph-pane.tsx'
import { AlertList } from './list/alert-list.tsx'
import { useStoryView } from './story/story-view.ts'
import { useStoryCommands } from './story/use-story-commands.ts'
import styles from './story-layout.module.css'
import { Transport } from './transport/transport.tsx'
import { Twin } from './twin/twin.tsx'

const SCREEN = 'attack-story'
const WIDTH = 380

/** Alerts, graph and details over one transport bar. */
export function StoryLayout() {
  useStoryCommands()
  const { settings } = useSession()
  const shown = useStoryView((view) => view.shown)
  const width = useSettings(({ screens }) => (typeof screens[SCREEN] === 'number' ? screens[SCREEN] : WIDTH))
  return (
    <div className={styles.story}>
      <div className={styles.panes}>
        <AlertList />
        <div className={styles.middle}>{shown === 'graph' ? <GraphPane /> : <Twin />}</div>
        <SidePane width={width} onWidth={(to) => settings.remember(SCREEN, to)} label="Details">
          <Details />
        </SidePane>
      </div>
      <Transport />
    </div>
  )
}
