import { Button } from '@fluentui/react-components'
import type { Job } from '../state/jobs.ts'
import { useChange } from '../state/use-call.ts'
import { useSession } from '../state/use-session.ts'
import { spanText } from '../ui/clock.ts'
import { EvidenceText } from '../ui/evidence-text.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { StatusText } from '../ui/status-text.tsx'
import { TimeText } from '../ui/time-text.tsx'
import styles from './job-card.module.css'

const number = new Intl.NumberFormat('en')
const bytes = (n: number) => {
  const unit = n >= 1e9 ? 'GB' : n >= 1e6 ? 'MB' : n >= 1e3 ? 'kB' : 'B'
  const by = { GB: 1e9, MB: 1e6, kB: 1e3, B: 1 }[unit]
  return `${(n / by).toFixed(unit === 'B' || n / by >= 100 ? 0 : 1)} ${unit}`
}
const amount = (n: number, unit: string) => (unit === 'bytes' ? bytes(n) : number.format(Math.round(n)))

/** Numbers stand in words: how far, how fast, how long yet. */
function progressText({ done, total, unit, rate, secondsLeft }: Job): string {
  const of = total === null ? amount(done, unit) : `${amount(done, unit)} of ${amount(total, unit)}`
  const parts = [unit === 'bytes' ? of : `${of} ${unit}`]
  if (rate !== null) parts.push(`${amount(rate, unit)}${unit === 'bytes' ? '' : ` ${unit}`}/s`)
  if (secondsLeft !== null) parts.push(`${spanText(secondsLeft)} left`)
  return parts.join(' · ')
}

const endings = {
  done: { tone: 'done', text: 'Done' },
  failed: { tone: 'bad', text: 'Failed' },
  cancelled: { tone: 'quiet', text: 'Cancelled' },
} as const

export function JobCard({ job }: { job: Job }) {
  const change = useChange()
  const { jobs } = useSession()
  return (
    <article className={styles.card} aria-label={job.title}>
      <div className={styles.head}>
        <EvidenceText className={styles.title}>{job.title}</EvidenceText>
        {job.state === 'running' ? (
          <Button size="small" onClick={() => void (jobs.cancel(job.id) || change('jobs.cancel', { job: job.id }))}>
            Cancel
          </Button>
        ) : (
          <StatusText tone={endings[job.state].tone}>{endings[job.state].text}</StatusText>
        )}
      </div>
      {job.state === 'running' ? (
        <>
          <div className={styles.text}>
            <EvidenceText>{job.step}</EvidenceText>
          </div>
          <div className={styles.text}>{progressText(job)}</div>
          <ProgressBar done={job.done} total={job.total} label={job.title} />
        </>
      ) : (
        <div className={styles.text}>
          <EvidenceText>{job.problem?.message ?? job.outcome}</EvidenceText>
          {job.ended ? (
            <>
              {' · '}
              <TimeText at={job.ended} />
            </>
          ) : null}
        </div>
      )}
    </article>
  )
}
