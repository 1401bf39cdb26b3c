import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import type { Alert } from '../story/story.ts'
import styles from './undated-lane.module.css'

/** Alerts that the evidence gives no time for: before the bar, counted, and never played. */
export function UndatedLane({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { focus } = useSession()
  if (alerts.length === 0) return null
  return (
    <Popover positioning="above-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" className={styles.lane} title="Alerts that the evidence gives no time for; they are not played">
          {alerts.length} undated
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Undated alerts">
        <ul className={styles.list}>
          {alerts.map((alert) => (
            <li key={alert.id}>
              <Button size="small" appearance="subtle" onClick={() => focus.set({ alert: alert.id })}>
                <SeverityMark severity={alert.severity} wordless /> <EvidenceText>{alert.title}</EvidenceText>
              </Button>
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  )
}
