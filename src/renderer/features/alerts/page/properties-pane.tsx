import { useSession, useSettings } from '../../../state/use-session.ts'
import { PaneBody, SidePane } from '../../../ui/side-pane.tsx'
import { AlertEvidence } from '../parts/alert-evidence.tsx'
import { AlertHistory } from '../parts/alert-history.tsx'
import { AlertLinks } from '../parts/alert-links.tsx'
import { AlertProperties } from '../parts/alert-properties.tsx'
import { WithheldLinks } from '../parts/withheld-links.tsx'
import type { AlertDetail } from './alert-header.tsx'

const SCREEN = 'alert.details.width'
const WIDTH = 360

/** Alert properties, comments and history; an entity that is selected takes its place until its pane is closed. */
export function PropertiesPane({ alert }: { alert: AlertDetail }) {
  const { settings } = useSession()
  const width = useSettings((state) => {
    const kept = state.screens[SCREEN]
    return typeof kept === 'number' ? kept : WIDTH
  })
  return (
    <SidePane width={width} onWidth={(to) => settings.remember(SCREEN, to)} label="Alert details">
      <PaneBody>
        <AlertProperties alert={alert} />
        <AlertLinks alert={alert} />
        <WithheldLinks alert={alert} />
        <AlertEvidence alert={alert} how="instead" />
        <AlertHistory alert={alert.id} />
      </PaneBody>
    </SidePane>
  )
}
