import { useMemo } from 'react'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useOpen } from '../../../state/use-session.ts'
import type { PageProps } from '../../feature.ts'
import { queueColumns } from './alert-columns.tsx'
import { addressOfAlerts, alertsOfAddress, defaultView } from './alerts-address.ts'
import { AlertsView } from './alerts-view.tsx'

/** Every alert of the case. */
export function AlertsPage({ address: at }: PageProps) {
  usePageTitle('Alerts')
  const open = useOpen()
  const view = useMemo(() => alertsOfAddress(at), [at])
  return (
    <AlertsView
      view={view}
      initial={defaultView}
      initialColumns={queueColumns}
      onView={(next, how = 'here') => open(addressOfAlerts(next), how)}
    />
  )
}
