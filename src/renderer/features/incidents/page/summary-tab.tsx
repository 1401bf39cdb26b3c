import { useCall } from '../../../state/use-call.ts'
import { counted } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { IncidentTabProps } from '../../feature.ts'
import { IncidentBookmarks } from '../../hunting/index.ts'
import { AlertList } from '../parts/alert-list.tsx'
import { EvidenceCounts } from './evidence-counts.tsx'
import { KillChain } from './kill-chain.tsx'
import { Scope } from './scope.tsx'
import styles from './summary-tab.module.css'

const NO_ALERT = 'No alert of this incident is in the evidence.'

/** The incident at a glance: how far along the kill chain, whom it hit, what was found (spec §11). */
export function SummaryTab({ incident: id }: IncidentTabProps) {
  const { data: incident, problem } = useCall('incidents.get', { incident: id })
  if (!incident) return problem ? <EmptyState title="The summary could not be read">{problem.message}</EmptyState> : <Skeleton lines={10} />
  return (
    <div className={styles.frame}>
      <div className={styles.page}>
        <section className={styles.wide} aria-labelledby="summary-categories">
          <h2 id="summary-categories" className={styles.title}>
            Alerts and categories
          </h2>
          <p className={styles.lead}>
            {incident.alertCount === 0
              ? NO_ALERT
              : `${incident.activeAlertCount} of ${counted(incident.alertCount, 'alert')} ${incident.activeAlertCount === 1 ? 'is' : 'are'} active.`}
          </p>
          <KillChain alerts={incident.alerts} />
        </section>
        <section aria-labelledby="summary-scope">
          <h2 id="summary-scope" className={styles.title}>
            Scope
          </h2>
          <Scope incident={incident} />
        </section>
        <section aria-labelledby="summary-evidence">
          <h2 id="summary-evidence" className={styles.title}>
            Evidence
          </h2>
          <EvidenceCounts incident={incident} />
        </section>
        <section className={styles.wide} aria-labelledby="summary-bookmarks">
          <h2 id="summary-bookmarks" className={styles.title}>
            Bookmarks
          </h2>
          <IncidentBookmarks incident={id} />
        </section>
        <section className={styles.wide} aria-labelledby="summary-alerts">
          <h2 id="summary-alerts" className={styles.title}>
            Alert timeline
          </h2>
          {incident.alertCount === 0 ? <p className={styles.lead}>{NO_ALERT}</p> : <AlertList alerts={incident.alerts} />}
        </section>
      </div>
    </div>
  )
}
