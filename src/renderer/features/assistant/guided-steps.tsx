import { Button, Link, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { useChange } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { StatusText } from '../../ui/status-text.tsx'
import styles from './guided-steps.module.css'

type Step = OutputOf<'assist.incident'>['cards'][number]

const stages: Readonly<Record<Step['stage'], string>> = {
  triage: 'Triage',
  containment: 'Containment',
  investigation: 'Investigation',
  remediation: 'Remediation',
}

/** What to do next by stage, each step with why, and done or not with what says so; a step becomes a task at a press. */
export function GuidedSteps({ incident, steps, onEntity }: { incident: number; steps: readonly Step[]; onEntity(entity: number): void }) {
  const change = useChange()
  const [openOnly, setOpenOnly] = useState(false)
  const shown = steps.filter((step) => !openOnly || step.done === '')
  const add = (step: Step) =>
    void change('tasks.add', { incident, tasks: [{ title: step.title, description: step.why, actionType: step.actionType }] })
  return (
    <>
      <Switch label="Only what is not done" checked={openOnly} onChange={(_, data) => setOpenOnly(data.checked)} />
      {(Object.keys(stages) as Step['stage'][]).map((stage) => {
        const of = shown.filter((step) => step.stage === stage)
        return of.length === 0 ? null : (
          <section key={stage} aria-label={stages[stage]}>
            <h3 className={styles.stage}>
              {stages[stage]} ({of.filter((step) => step.done !== '').length} of {of.length} done)
            </h3>
            <ul className={styles.list}>
              {of.map((step) => (
                <li key={step.title} className={styles.step}>
                  <div className={styles.what}>
                    {step.entity === null ? (
                      <EvidenceText className={styles.title}>{step.title}</EvidenceText>
                    ) : (
                      <Link as="button" className={styles.title} onClick={() => onEntity(step.entity!)}>
                        <EvidenceText>{step.title}</EvidenceText>
                      </Link>
                    )}
                    <div className={styles.why}>
                      <EvidenceText>{step.why}</EvidenceText>
                    </div>
                  </div>
                  {step.done ? (
                    <StatusText tone="done">{step.done}</StatusText>
                  ) : stage === 'triage' ? (
                    <StatusText tone="new">Not done</StatusText>
                  ) : step.hasTask ? (
                    <StatusText tone="progress">A task, not done</StatusText>
                  ) : (
                    <Button size="small" onClick={() => add(step)}>
                      Add as task
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
