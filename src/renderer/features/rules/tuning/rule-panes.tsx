import { Button } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PaneHeader } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PaneProps } from '../../feature.ts'
import type { TuningRule } from './condition-text.ts'
import { RuleForm } from './rule-form.tsx'
import styles from './tuning.module.css'

const blank: TuningRule = {
  name: '',
  comment: '',
  serviceSources: [],
  scope: { kind: 'any' },
  conditions: { join: 'and', groups: [{ join: 'and', conditions: [{ field: 'fileName', operator: 'is', value: '' }] }] },
  action: 'resolve',
  enabled: true,
}

const blankAllowed: TuningRule = {
  ...blank,
  conditions: { join: 'and', groups: [{ join: 'or', conditions: [{ field: 'sha256', operator: 'isOnly', value: '' }] }] },
}

/** A rule to read and change; 0 is a new one. */
export function TuningRulePane({ id, onClose }: PaneProps) {
  const { data } = useCall('tuning.list', id === 0 ? null : {})
  const found = data?.find((one) => one.id === id)
  const initial = useMemo<TuningRule | undefined>(() => {
    if (id === 0) return blank
    if (!found) return undefined
    const { id: _, matched: __, created: ___, createdBy: ____, expired: _____, ...rule } = found
    return rule
  }, [id, found])
  return (
    <>
      <PaneHeader title={id === 0 ? 'New alert tuning rule' : 'Alert tuning rule'} onClose={onClose} />
      {initial ? (
        <RuleForm key={id} id={id === 0 ? undefined : id} initial={initial} onClose={onClose} />
      ) : data ? (
        <EmptyState title="There is no such rule">It was deleted.</EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  )
}

/** A new rule with the type of an alert and what its evidence names. */
export function TuneAlertPane({ id, onClose }: PaneProps) {
  const { tabs } = useSession()
  const { data, problem } = useCall('tuning.suggest', { alert: id })
  return (
    <>
      <PaneHeader title="Tune alert" subtitle={`From alert #${id}`} onClose={onClose} />
      <div className={styles.instead}>
        <Button size="small" onClick={() => tabs.openPane({ kind: 'allow-indicator', id })}>
          Allow its indicators instead
        </Button>
      </div>
      {data ? (
        <RuleForm key={id} id={undefined} initial={data} onClose={onClose} />
      ) : problem ? (
        <EmptyState title="The alert could not be read">{problem.message}</EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  )
}

/** A new entry of the allow list: empty, or with what an alert names besides assets. */
export function AllowIndicatorPane({ id, onClose }: PaneProps) {
  const { data, problem } = useCall('tuning.suggestAllowed', id === 0 ? null : { alert: id })
  const initial = id === 0 ? blankAllowed : data
  return (
    <>
      <PaneHeader title="Allow indicators" {...(id === 0 ? {} : { subtitle: `From alert #${id}` })} onClose={onClose} />
      {initial ? (
        <RuleForm key={id} id={undefined} initial={initial} onClose={onClose} />
      ) : problem ? (
        <EmptyState title="The alert could not be read">{problem.message}</EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  )
}
