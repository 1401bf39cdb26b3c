import { Button, Switch, Tooltip } from '@fluentui/react-components'
import { DeleteRegular, EditRegular, PlayRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import paneStyles from '../schema/schema-pane.module.css'
import type { SchemaActions } from '../schema/schema-pane.tsx'
import { type Detection, DetectionDialog } from './detection-dialog.tsx'
import styles from './detections.module.css'

/** Runs detections as a job, which says itself what came of it and can be stopped. */
function useRunDetections() {
  const { calls, jobs, notices } = useSession()
  const [job, setJob] = useState<string>()
  const running = useStore(jobs, (state) => state.jobs.some((one) => one.id === job && one.state === 'running'))
  const run = async (detections: readonly number[] | undefined) => {
    const started = await calls.ask('detections.start', detections ? { detections: [...detections] } : {})
    if (!started.ok) return notices.tell(started.problem)
    setJob(started.value.job)
  }
  return { running, run }
}

/** The case's custom detections, or `none` where there are none: what each last came to, run by hand, switched, changed, taken out. */
export function DetectionList({ search, openQuery, none }: { search: string; none?: ReactNode } & Pick<SchemaActions, 'openQuery'>) {
  const { data, problem } = useCall('detections.list', {})
  const { running, run } = useRunDetections()
  const [open, setOpen] = useState<number>()
  if (!data) return problem ? <EmptyState title="The detections could not be read">{problem.message}</EmptyState> : <Skeleton />
  const found = data.filter((each) => [each.name, each.query, each.alert.title].some((text) => text.toLowerCase().includes(search)))
  return (
    <div className={paneStyles.scroll}>
      {data.some((each) => each.enabled) ? (
        <div className={styles.head}>
          <Button size="small" appearance="subtle" icon={<PlayRegular />} disabled={running} onClick={() => void run(undefined)}>
            Run all enabled
          </Button>
        </div>
      ) : null}
      {data.length === 0 && none ? (
        none
      ) : found.length === 0 ? (
        <p className={paneStyles.none}>
          {search
            ? 'No detection has that in its name, alert or query.'
            : 'Write a query and choose Create detection rule to keep it here.'}
        </p>
      ) : null}
      <ul className={paneStyles.list}>
        {found.map((detection) => (
          <li key={detection.id}>
            <div className={paneStyles.line}>
              <span className={paneStyles.opener}>
                <SeverityMark severity={detection.alert.severity} wordless />
              </span>
              <button
                type="button"
                className={`${paneStyles.name} ${detection.enabled ? '' : styles.off}`}
                aria-expanded={open === detection.id}
                onClick={() => setOpen(open === detection.id ? undefined : detection.id)}
              >
                {visibleText(detection.name)}
              </button>
              <span className={paneStyles.count}>{detection.alerts > 0 ? detection.alerts : ''}</span>
            </div>
            {open === detection.id ? <DetectionBody detection={detection} running={running} onRun={run} openQuery={openQuery} /> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function DetectionBody({
  detection,
  running,
  onRun,
  openQuery,
}: { detection: Detection; running: boolean; onRun(detections: readonly number[]): Promise<void> } & Pick<SchemaActions, 'openQuery'>) {
  const change = useChange()
  const [edits, setEdits] = useState(false)
  const { lastRun, mappings } = detection
  return (
    <div className={paneStyles.below}>
      <p className={paneStyles.about}>
        {detection.frequency === 'afterImport' ? 'Runs after every import' : 'Runs on demand'}, {counted(detection.alerts, 'alert')} so far
      </p>
      <p className={paneStyles.about}>
        {lastRun ? (
          <>
            Last run <TimeText at={lastRun.at} precision="minute" />: {counted(lastRun.rows, 'row')}, {counted(lastRun.alerts, 'new alert')}
          </>
        ) : (
          'Not run yet'
        )}
      </p>
      {lastRun?.problem ? <p className={styles.problem}>{visibleText(lastRun.problem)}</p> : null}
      <Switch
        label="Enabled"
        checked={detection.enabled}
        onChange={(_, data) => void change('detections.setEnabled', { detections: [detection.id], enabled: data.checked })}
      />
      <div className={paneStyles.actions}>
        <Button size="small" icon={<PlayRegular />} disabled={running} onClick={() => void onRun([detection.id])}>
          Run
        </Button>
        <Button size="small" appearance="subtle" onClick={() => openQuery(detection.query, detection.name, false)}>
          Open query
        </Button>
        <Tooltip content={`Change ${detection.name}`} relationship="label">
          <Button size="small" appearance="subtle" icon={<EditRegular />} onClick={() => setEdits(true)} />
        </Tooltip>
        <Tooltip content={`Delete ${detection.name}`} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            onClick={() => void change('detections.delete', { id: detection.id })}
          />
        </Tooltip>
      </div>
      {edits ? (
        <DetectionDialog
          detection={detection}
          query={detection.query}
          columns={[...new Set(mappings.flatMap((mapping) => mapping.fields.map((field) => field.column)))]}
          title={detection.name}
          onClose={() => setEdits(false)}
        />
      ) : null}
    </div>
  )
}
