import { Button, Dropdown, Field, Input, Option, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { type AlertStatus, type Classification, classifications, type Determination, determinationsOf } from '#model/triage.ts'
import type { InputOf, OutputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSettings } from '../../../state/use-session.ts'
import { alertStatusLabels, classificationLabels, determinationLabels } from '../../../theme/labels.ts'
import { PaneSection } from '../../../ui/side-pane.tsx'
import styles from './details.module.css'

type AlertDetail = OutputOf<'alerts.get'>
type Change = InputOf<'alerts.update'>['change']

const STATUSES: readonly AlertStatus[] = ['new', 'inProgress', 'resolved']

/** Status, owner and verdict of an alert; every change is one entry of the activity log. */
export function ManageAlert({ alert }: { alert: AlertDetail }) {
  const change = useChange()
  const analyst = useSettings((settings) => settings.analyst)
  const [comment, setComment] = useState('')
  const [owner, setOwner] = useState(alert.assignedTo)
  const update = async (what: Change, said?: string) => {
    const result = await change('alerts.update', { alerts: [alert.id], change: what, ...(said ? { comment: said } : {}) })
    return result.ok
  }
  const classify = (classification: Classification) => {
    const fits = determinationsOf[classification].includes(alert.determination)
    return update({ classification, ...(fits ? {} : { determination: determinationsOf[classification][0]! }) })
  }
  return (
    <PaneSection title="Manage alert">
      <div className={styles.manage}>
        <Choice
          label="Status"
          values={STATUSES}
          value={alert.status}
          text={(each) => alertStatusLabels[each]}
          onChoose={(status) => void update({ status })}
        />
        <Field label="Assigned to" size="small">
          <Input
            size="small"
            value={owner}
            placeholder="Unassigned"
            onChange={(_, { value }) => setOwner(value)}
            onBlur={() => owner !== alert.assignedTo && void update({ assignedTo: owner })}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            contentAfter={
              analyst && alert.assignedTo !== analyst ? (
                <Button
                  size="small"
                  appearance="transparent"
                  onClick={() => {
                    setOwner(analyst)
                    void update({ assignedTo: analyst })
                  }}
                >
                  Me
                </Button>
              ) : null
            }
          />
        </Field>
        <Choice
          label="Classification"
          values={classifications}
          value={alert.classification}
          text={(each) => classificationLabels[each]}
          onChoose={(classification) => void classify(classification)}
        />
        <Choice
          label="Determination"
          values={determinationsOf[alert.classification]}
          value={alert.determination}
          text={(each) => determinationLabels[each]}
          onChoose={(determination) => void update({ determination })}
        />
        <Field label="Comment" size="small" className={styles.wide!}>
          <Textarea size="small" rows={1} maxLength={30_000} value={comment} onChange={(_, { value }) => setComment(value)} />
        </Field>
        {comment.trim() ? (
          <Button
            size="small"
            onClick={async () => {
              if (await update({}, comment.trim())) setComment('')
            }}
          >
            Add comment
          </Button>
        ) : null}
      </div>
    </PaneSection>
  )
}

interface ChoiceProps<Value extends AlertStatus | Classification | Determination> {
  readonly label: string
  readonly values: readonly Value[]
  readonly value: Value
  text(value: Value): string
  onChoose(value: Value): void
}

function Choice<Value extends AlertStatus | Classification | Determination>({ label, values, value, text, onChoose }: ChoiceProps<Value>) {
  return (
    <Field label={label} size="small">
      <Dropdown
        size="small"
        style={{ minWidth: 0 }}
        value={text(value)}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = values.find((each) => each === optionValue)
          if (chosen !== undefined && chosen !== value) onChoose(chosen)
        }}
      >
        {values.map((each) => (
          <Option key={each} value={each}>
            {text(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
