import { Tooltip } from '@fluentui/react-components'
import { useCall } from '../../../state/use-call.ts'
import { FactorList } from './factor-list.tsx'
import styles from './priority-mark.module.css'

/** Over 85 needs a person now, under 15 can wait (spec §1.6). */
export const priorityLevel = (score: number): 'high' | 'medium' | 'low' => (score > 85 ? 'high' : score >= 15 ? 'medium' : 'low')

const words = { high: 'high', medium: 'medium', low: 'low' }

/** The priority score; hovering tells what pushed it up and down. */
export function PriorityMark({ incident, score }: { incident: number; score: number }) {
  const level = priorityLevel(score)
  return (
    <Tooltip
      content={{ children: <Factors incident={incident} />, className: styles.tip }}
      relationship="inaccessible"
      positioning="after-top"
      withArrow
    >
      <span className={`${styles.mark} ${styles[level]}`}>
        <span className="ct-visually-hidden">{`Priority ${words[level]}, `}</span>
        {Math.round(score)}
      </span>
    </Tooltip>
  )
}

function Factors({ incident }: { incident: number }) {
  const detail = useCall('incidents.get', { incident }).data
  return detail ? <FactorList factors={detail.priorityFactors} /> : <span>What the score is made of…</span>
}
