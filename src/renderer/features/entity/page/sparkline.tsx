import { useCall } from '../../../state/use-call.ts'
import { counted } from '../../../ui/amounts.ts'
import styles from './sparkline.module.css'

const BINS = 48
const HEIGHT = 22

/** How the events of an entity lie between its first and its last, alerts above them. */
export function Sparkline({ entity }: { entity: number }) {
  const { data } = useCall('timeline.histogram', { entity, bins: BINS })
  if (!data) return null
  const most = Math.max(1, ...data.events)
  const total = data.events.reduce((a, b) => a + b, 0)
  const alerts = data.alerts.reduce((a, b) => a + b, 0)
  return (
    <svg
      className={styles.line!}
      viewBox={`0 0 ${BINS} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${counted(total, 'event')} and ${counted(alerts, 'alert')} between first and last`}
    >
      {data.events.map((count, bin) => {
        const height = count === 0 ? 0 : 2 + (count / most) * (HEIGHT - 7)
        const place = `bin ${bin}`
        return (
          <g key={place}>
            {count > 0 ? <rect x={bin + 0.1} width={0.8} y={HEIGHT - height} height={height} className={styles.bar} /> : null}
            {data.alerts[bin] ? <rect x={bin} width={1} y={0} height={3} className={styles.mark} /> : null}
          </g>
        )
      })}
    </svg>
  )
}
