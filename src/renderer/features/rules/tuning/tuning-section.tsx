import { Button, Switch } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { serviceSourceTitle } from '#model/service-source.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { allows, conditionsText } from './condition-text.ts'
import { MatchedAlert } from './matched-alert.tsx'
import { RuleHistory } from './rule-history.tsx'
import styles from './tuning.module.css'

type Rule = OutputOf<'tuning.list'>[number]

/** The case's alert tuning rules: what each matches, whether it is on, and what it did. */
export function TuningSection() {
  const { tabs } = useSession()
  const { data, problem } = useCall('tuning.list', {})
  const add = () => tabs.openPane({ kind: 'tuning-rule', id: 0 })
  const allow = () => tabs.openPane({ kind: 'allow-indicator', id: 0 })
  useCommands([
    { id: 'tuning.new', title: 'New alert tuning rule', group: 'Rules', run: add },
    { id: 'tuning.allow', title: 'Allow an indicator', group: 'Rules', run: allow },
  ])
  const [allowed, others] = [data?.filter(allows) ?? [], data?.filter((rule) => !allows(rule)) ?? []]
  return (
    <div className={styles.section}>
      <div className={styles.line}>
        <Button size="small" appearance="primary" icon={<AddRegular />} onClick={add}>
          New tuning rule
        </Button>
        <Button size="small" icon={<AddRegular />} onClick={allow}>
          Allow an indicator
        </Button>
        <span className={styles.quiet}>
          Resolve or hide alerts that are known to mean nothing here; every act is logged and can be taken back.
        </span>
      </div>
      {problem && !data ? <EmptyState title="The rules could not be read">{problem.message}</EmptyState> : null}
      {!data && !problem ? <Skeleton /> : null}
      {data?.length === 0 ? (
        <EmptyState title="No alert tuning rules yet">
          Make one here, or from an alert’s page with Tune alert: it starts with the alert’s type and what its evidence names. Allow an
          indicator is for a file, address, domain, URL or sender that is known to be harmless: alerts whose evidence is it alone are acted
          on.
        </EmptyState>
      ) : null}
      <Rules title="Alert tuning rules" rules={others} />
      {allowed.length > 0 ? <h3 className={styles.name}>Allow list</h3> : null}
      <Rules title="Allow list" rules={allowed} />
    </div>
  )
}

function Rules({ title, rules }: { title: string; rules: readonly Rule[] }) {
  if (rules.length === 0) return null
  return (
    <ul className={styles.rules} aria-label={title}>
      {rules.map((rule) => (
        <RuleItem key={rule.id} rule={rule} />
      ))}
    </ul>
  )
}

function RuleItem({ rule }: { rule: Rule }) {
  const { tabs, notices } = useSession()
  const change = useChange()
  const [showing, setShowing] = useState(false)
  const [history, setHistory] = useState(false)
  const matches = useCall('tuning.matches', showing ? { rule: rule.id } : null).data
  const { id, matched: _matched, created: _created, createdBy: _by, expired: _expired, ...own } = rule
  const sources = rule.serviceSources.length === 0 ? 'all sources' : rule.serviceSources.map(serviceSourceTitle).join(', ')
  const type = rule.scope.kind === 'type' ? `Type “${rule.scope.title}”` : 'Any alert type'
  const run = async () => {
    const done = await change('tuning.apply', { id })
    if (done.ok)
      notices.show({
        intent: 'success',
        text: `${counted(done.value.matched, 'alert')} ${rule.action === 'resolve' ? 'resolved' : 'hidden'}`,
      })
  }
  const revert = async () => {
    const done = await change('tuning.revert', { id })
    if (done.ok) notices.show({ intent: 'success', text: `${counted(done.value.reverted, 'alert')} as before the rule` })
  }
  return (
    <li className={styles.rule}>
      <Switch
        label={rule.enabled ? 'On' : 'Off'}
        aria-label={`${rule.name} is ${rule.enabled ? 'on' : 'off'}`}
        checked={rule.enabled}
        onChange={(_, data) => void change('tuning.save', { id, rule: { ...own, enabled: data.checked } })}
      />
      <div className={styles.what}>
        <EvidenceText className={styles.name!}>{rule.name}</EvidenceText>
        <span>
          {rule.action === 'resolve' ? 'Resolves' : 'Hides'} · {sources} · <EvidenceText>{type}</EvidenceText>
          {rule.expires ? (
            <>
              {rule.expired ? ' · expired ' : ' · until '}
              <TimeText at={rule.expires} precision="minute" />
            </>
          ) : null}
        </span>
        <EvidenceText className={styles.quiet!}>
          {[conditionsText(rule), rule.comment].filter(Boolean).join(' — ') || 'No further condition'}
        </EvidenceText>
      </div>
      <div className={styles.actions}>
        <Button size="small" disabled={rule.matched === 0} aria-expanded={showing} onClick={() => setShowing(!showing)}>
          {counted(rule.matched, 'matched alert')}
        </Button>
        <Button size="small" disabled={rule.expired} onClick={() => void run()}>
          Run now
        </Button>
        <Button size="small" disabled={rule.matched === 0} onClick={() => void revert()}>
          Take back
        </Button>
        <Button size="small" aria-expanded={history} onClick={() => setHistory(!history)}>
          History
        </Button>
        <Button size="small" onClick={() => tabs.openPane({ kind: 'tuning-rule', id })}>
          Edit
        </Button>
        <Button size="small" onClick={() => void change('tuning.delete', { id })}>
          Delete
        </Button>
      </div>
      {history ? <RuleHistory rule={id} name={rule.name} /> : null}
      {showing && matches ? (
        <ul className={styles.matches} aria-label={`Alerts matched by ${rule.name}`}>
          {matches.alerts.map((alert) => (
            <MatchedAlert key={alert.id} alert={alert} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
