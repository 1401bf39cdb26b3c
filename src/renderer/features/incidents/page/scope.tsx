import { assetViewOf } from '#model/entity-kind.ts'
import { verdicts } from '#model/verdict.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { colourOf } from '../../../theme/entity-colour.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { kindLabel, verdictLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { assetCountsText } from '../parts/asset-counts.tsx'
import type { IncidentDetail } from '../parts/incident-sections.tsx'
import styles from './scope.module.css'

const SHOWN = 15

/** Whom and what the incident hit, those first that matter most: critical, then by verdict, then by how many alerts name them. */
export function Scope({ incident }: { incident: IncidentDetail }) {
  const { tabs } = useSession()
  const graph = useCall('graph.get', { incident: incident.id }).data
  const assets = (graph?.nodes ?? [])
    .filter((node) => node.impacted && assetViewOf(node.kind) !== undefined)
    .sort(
      (a, b) =>
        Number(b.critical) - Number(a.critical) ||
        verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict) ||
        b.alerts.length - a.alerts.length ||
        a.label.localeCompare(b.label),
    )
  return (
    <>
      <p className={styles.lead}>{assetCountsText(incident.assets) || 'No impacted asset is named in this evidence.'}</p>
      <ul className={styles.list} aria-label="Impacted assets">
        {assets.slice(0, SHOWN).map((asset) => {
          const Icon = iconOf(asset.kind)
          return (
            <li key={asset.id} className={styles.asset}>
              <Icon aria-label={kindLabel(asset.kind)} style={{ color: `var(--ct-${colourOf(asset.kind)})` }} className={styles.icon} />
              <button type="button" className={styles.name} onClick={() => tabs.openPane({ kind: 'entity', id: asset.id })}>
                <EvidenceText>{asset.label}</EvidenceText>
              </button>
              <span className={styles.facts}>
                {asset.critical ? <strong>Critical asset</strong> : null}
                {asset.verdict === 'unknown' ? null : <span>{verdictLabels[asset.verdict]}</span>}
                {asset.marks.map((mark) => (
                  <span key={mark}>{mark}</span>
                ))}
                <span>{asset.alerts.length === 1 ? '1 alert' : `${asset.alerts.length} alerts`}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {assets.length > SHOWN ? <p className={styles.lead}>{assets.length - SHOWN} more in the attack story.</p> : null}
    </>
  )
}
