import { useCall } from '../../../state/use-call.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { AlertDetail } from './alert-header.tsx'
import styles from './alert-page.module.css'
import { EventChain } from './event-chain.tsx'
import { Section } from './section.tsx'

/** Mail, sign-ins, cloud and directory events of the same users, devices and addresses around the alert. */
export function RelatedEvents({ alert, minutes }: { alert: AlertDetail; minutes: number }) {
  const { data } = useCall('alerts.related', { alert: alert.id, context: minutes })
  const story = useCall('alerts.story', { alert: alert.id, context: minutes }).data
  // what the chain above already tells is not told again
  const events = (data?.events ?? []).filter((event) => story?.kind !== 'chain' || !event.core)
  return (
    <Section title={events.length > 0 ? `Related events (${events.length})` : 'Related events'}>
      {data === undefined ? <Skeleton lines={3} /> : null}
      {data && events.length === 0 ? (
        <div className={styles.quiet}>
          {data.tables.length === 0
            ? 'Not in this evidence: EmailEvents, UrlClickEvents, EntraIdSignInEvents, CloudAppEvents and the Identity* tables would tell what its users and devices did meanwhile.'
            : `Nothing else in ${data.tables.join(', ')} names what the alert names within this time.`}
        </div>
      ) : null}
      {events.length > 0 ? <EventChain events={events} truncated={data?.truncated ?? false} label="Related events" /> : null}
    </Section>
  )
}
