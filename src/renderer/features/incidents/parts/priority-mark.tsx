import { Tooltip } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { FactorList } from './factor-list.tsx'
import styles from './priority-mark.module.css'

/** Over 85 needs a person now, under 15 can wait (spec §1.6). */
export const priorityLevel = (score: number): 'high' | 'medium' | 'low' => (score > 85 ? 'high' : score >= 15 ? 'medium' : 'low')

const HOVER_MS = 250

/**
 * The priority score; hovering tells what pushed it up and down. The tooltip exists only while it is wanted: a long queue draws many of
 * these while it scrolls.
 */
export function PriorityMark({ incident, score }: { incident: number; score: number }) {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const due = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const level = priorityLevel(score)
  const leave = () => {
    clearTimeout(due.current)
    setTarget(null)
  }
  return (
    <>
      <span
        className={`${styles.mark} ${styles[level]}`}
        onPointerEnter={({ currentTarget }) => {
          due.current = setTimeout(() => setTarget(currentTarget), HOVER_MS)
        }}
        onPointerLeave={leave}
      >
        <span className="ct-visually-hidden">{`Priority ${level}, `}</span>
        {Math.round(score)}
      </span>
      {target ? (
        <Tooltip
          visible
          withArrow
          content={{ children: <Factors incident={incident} />, className: styles.tip }}
          relationship="inaccessible"
          positioning={{ position: 'after', align: 'top', target }}
        />
      ) : null}
    </>
  )
}

function Factors({ incident }: { incident: number }) {
  const detail = useCall('incidents.get', { incident }).data
  return detail ? <FactorList factors={detail.priorityFactors} /> : <span>What the score is made of…</span>
}
