import type { RemediationStatus } from '#model/verdict.ts'
import { remediationLabel } from '../../../theme/labels.ts'
import type { IncidentDetail } from '../parts/incident-sections.tsx'
import styles from './evidence-counts.module.css'

/** How many entities are evidence, and how far their remediation is: what is not done stands first. */
const order: readonly string[] = ['active', 'pendingApproval', 'unremediated', 'partiallyRemediated', 'running', 'declined', 'none']
const rank = (status: string) => (order.includes(status) ? order.indexOf(status) : order.length)

export function EvidenceCounts({ incident }: { incident: IncidentDetail }) {
  const rows = Object.entries(incident.evidenceByStatus).sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
  if (incident.evidenceCount === 0) return <p className={styles.lead}>No entity is named as evidence.</p>
  return (
    <>
      <p className={styles.lead}>
        {incident.evidenceCount === 1 ? '1 entity is evidence.' : `${incident.evidenceCount} entities are evidence.`}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Remediation status</th>
            <th scope="col" className={styles.count}>
              Entities
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([status, count]) => (
            <tr key={status}>
              <td>{remediationLabel(status as RemediationStatus)}</td>
              <td className={styles.count}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
