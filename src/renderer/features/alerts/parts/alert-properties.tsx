import { techniqueTitle } from '#model/attack/technique.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import type { OutputOf } from '../../../state/client.ts'
import { categoryLabel, classificationLabels, detectionSourceLabel, determinationLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Fact, Facts, PaneSection } from '../../../ui/side-pane.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import styles from './alert-parts.module.css'

const MISSING = 'Not in this evidence'

/** What is told of an alert, field by field; what the evidence does not say is said so. */
export function AlertProperties({ alert }: { alert: OutputOf<'alerts.get'> }) {
  const decided = [
    classificationLabels[alert.classification],
    alert.determination === 'unknown' ? '' : determinationLabels[alert.determination],
  ]
  const threat = [alert.threatDisplayName, alert.threatFamilyName, alert.actorDisplayName].filter(Boolean).join(' · ')
  return (
    <>
      <PaneSection title="Alert properties">
        <Facts>
          <Fact title="First activity">
            <TimeText at={alert.firstActivity} of={alert} />
          </Fact>
          <Fact title="Last activity">
            <TimeText at={alert.lastActivity} of={alert} />
          </Fact>
          <Fact title="Generated on">
            <TimeText at={alert.created} />
          </Fact>
          <Fact title="Last update">
            <TimeText at={alert.lastUpdate} />
          </Fact>
          <Fact title="Category">{alert.category ? categoryLabel(alert.category) : MISSING}</Fact>
          <Fact title="Classification">{decided.filter(Boolean).join(' · ')}</Fact>
          <Fact title="Service source">{serviceSourceTitle(alert.serviceSource)}</Fact>
          <Fact title="Detection source">{alert.detectionSource ? detectionSourceLabel(alert.detectionSource) : MISSING}</Fact>
          <Fact title="Product">
            <EvidenceText>{alert.productName || MISSING}</EvidenceText>
          </Fact>
          <Fact title="Threat">
            <EvidenceText>{threat || MISSING}</EvidenceText>
          </Fact>
          <Fact title="ATT&CK techniques" wide>
            {alert.techniques.length > 0 ? alert.techniques.map(techniqueTitle).join(', ') : MISSING}
          </Fact>
          {alert.systemTags.length > 0 ? (
            <Fact title="Tags" wide>
              <EvidenceText>{alert.systemTags.join(', ')}</EvidenceText>
            </Fact>
          ) : null}
          <Fact title="Alert ID at the provider" wide>
            <EvidenceText>{alert.providerAlertId}</EvidenceText>
          </Fact>
          <Fact title="Detector" wide>
            <EvidenceText>{alert.detectorId || MISSING}</EvidenceText>
          </Fact>
          <Fact title="Link in the portal (text only)" wide>
            <EvidenceText>{alert.alertWebUrl || MISSING}</EvidenceText>
          </Fact>
          <Fact title="Told by" wide>
            <EvidenceText>{alert.sources.map((one) => `${one.path}, record ${one.record}`).join('\n')}</EvidenceText>
          </Fact>
        </Facts>
      </PaneSection>
      <PaneSection title="Recommended actions">
        <EvidenceText className={styles.text!}>{alert.recommendedActions || MISSING}</EvidenceText>
      </PaneSection>
    </>
  )
}
