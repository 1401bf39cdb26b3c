import { Button } from '@fluentui/react-components'
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { RemediationAction } from '#model/investigation.ts'
import { DecideDialog, type Decision } from './decide-dialog.tsx'
import styles from './investigations.module.css'
import { actionTitles } from './words.ts'

interface Props {
  /** what the action is against */
  readonly target: string
  /** the actions that await a decision, of one type */
  readonly actions: readonly { readonly id: number; readonly type: RemediationAction }[]
  readonly tabIndex?: number
}

/** Approve and reject in place, for what is proposed against one thing. */
export function DecideButtons({ target, actions, tabIndex }: Props) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const [first] = actions
  if (!first) return null
  const title = actionTitles[first.type]
  const decide = (status: Decision['status']) =>
    setDecision({
      status,
      actions: actions.filter((action) => action.type === first.type).map(({ id }) => ({ id, title: `${title}: ${target}` })),
    })
  return (
    <span className={styles.decide}>
      <Button
        size="small"
        appearance="subtle"
        icon={<CheckmarkRegular />}
        title={`Approve: ${title}`}
        aria-label={`Approve ${title} of ${target}`}
        tabIndex={tabIndex}
        onClick={() => decide('approved')}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        title={`Reject: ${title}`}
        aria-label={`Reject ${title} of ${target}`}
        tabIndex={tabIndex}
        onClick={() => decide('rejected')}
      />
      {decision ? <DecideDialog decision={decision} onClose={() => setDecision(null)} /> : null}
    </span>
  )
}
