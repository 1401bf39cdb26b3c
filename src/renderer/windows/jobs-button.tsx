import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { ArrowSyncRegular, TaskListLtrRegular } from '@fluentui/react-icons'
import { useStore } from 'zustand'
import { useSession } from '../state/use-session.ts'
import { JobCard } from './job-card.tsx'
import styles from './jobs-button.module.css'

/** What the engine is doing, and what it did. */
export function JobsButton() {
  const { jobs: store } = useSession()
  const jobs = useStore(store, (state) => state.jobs)
  const running = jobs.filter((job) => job.state === 'running')
  if (jobs.length === 0) return null
  const first = running[0]
  const share = first?.total ? ` ${Math.floor((first.done / first.total) * 100)} %` : ''
  return (
    <Popover>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={first ? <ArrowSyncRegular className={styles.turning} /> : <TaskListLtrRegular />}
          aria-label={running.length > 0 ? `Jobs: ${running.length} running${share}` : 'Jobs'}
        >
          {first ? <span aria-hidden>{share.trim() || 'Working'}</span> : null}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Jobs">
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </PopoverSurface>
    </Popover>
  )
}
