import { Button, Dropdown, Link, Option } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ProcessTree } from '../../process-tree/index.ts'
import type { AlertDetail } from './alert-header.tsx'
import styles from './alert-page.module.css'
import { EventChain } from './event-chain.tsx'
import { Section } from './section.tsx'

type Story = OutputOf<'alerts.story'>
type DeviceTree = Extract<Story, { kind: 'tree' }>['devices'][number]

/** Minutes before and after the alert's activity that are shown beside what it is about. */
export const contexts = [
  { minutes: 10, title: '± 10 minutes' },
  { minutes: 60, title: '± 1 hour' },
  { minutes: 360, title: '± 6 hours' },
  { minutes: 1440, title: '± 1 day' },
  { minutes: 100_000, title: 'All of the evidence' },
] as const

export function ContextChoice({ minutes, onChange }: { minutes: number; onChange(minutes: number): void }) {
  const chosen = contexts.find((one) => one.minutes === minutes) ?? contexts[1]
  return (
    <Dropdown
      size="small"
      aria-label="Context before and after"
      style={{ minWidth: 150 }}
      value={chosen.title}
      selectedOptions={[String(chosen.minutes)]}
      onOptionSelect={(_, data) => onChange(Number(data.optionValue))}
    >
      {contexts.map((one) => (
        <Option key={one.minutes} value={String(one.minutes)}>
          {one.title}
        </Option>
      ))}
    </Dropdown>
  )
}

/** The story of the alert: its process trees, its chain of events, or why the evidence holds neither (spec §5.2). */
export function WhatHappened({ alert, minutes, onMinutes }: { alert: AlertDetail; minutes: number; onMinutes(minutes: number): void }) {
  const { data: story, problem } = useCall('alerts.story', { alert: alert.id, context: minutes })
  return (
    <Section title="What happened" aside={<ContextChoice minutes={minutes} onChange={onMinutes} />}>
      {story ? (
        <Told alert={alert} story={story} />
      ) : problem ? (
        <div className={styles.quiet}>{problem.message}</div>
      ) : (
        <Skeleton lines={6} />
      )}
    </Section>
  )
}

function Told({ alert, story }: { alert: AlertDetail; story: Story }) {
  if (story.kind === 'none')
    return (
      <div className={styles.none}>
        <div>{story.reason}</div>
        <div className={styles.quiet}>What would bring it: {story.brings}</div>
      </div>
    )
  if (story.kind === 'chain')
    return <EventChain events={story.events.filter((event) => event.core)} truncated={story.truncated} label="What happened" />
  return story.devices.map((tree) => <Tree key={tree.device} alert={alert} tree={tree} window={story.window} />)
}

const TREE_HEIGHT = 520

function Tree({ alert, tree, window }: { alert: AlertDetail; tree: DeviceTree; window: { from: string; to: string } }) {
  const { tabs } = useSession()
  return (
    <div className={styles.section}>
      {tree.foundBy ? (
        <div className={styles.quiet}>
          The alert names no process by id and start; these touched <EvidenceText>{tree.foundBy}</EvidenceText> within the hour.
        </div>
      ) : null}
      {tree.others.length > 0 ? (
        <div className={styles.line}>
          <span className={styles.quiet}>Other alerts in this tree:</span>
          {tree.others.map((other) => (
            <Link key={other.id} as="button" onClick={() => tabs.open(address(['alerts', other.id]), 'tab')}>
              <SeverityMark severity={other.severity} wordless /> <EvidenceText>{other.title}</EvidenceText>
            </Link>
          ))}
        </div>
      ) : null}
      <ProcessTree
        device={tree.device}
        label={tree.label}
        tops={tree.tops}
        focus={tree.focus}
        from={window.from}
        to={window.to}
        height={TREE_HEIGHT}
        currentAlert={alert.id}
        aside={
          <>
            <span>
              on <EvidenceText>{tree.label}</EvidenceText>
            </span>
            <Button
              size="small"
              appearance="subtle"
              onClick={() => tabs.open(address(['processes', tree.device], { focus: tree.focus[0] ?? '' }), 'tab')}
            >
              All processes of the device
            </Button>
          </>
        }
      />
    </div>
  )
}
