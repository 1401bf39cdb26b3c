import { Button, Checkbox, Dropdown, Field, Input, Option, Radio, RadioGroup, Switch, Textarea } from '@fluentui/react-components'
import { useDeferredValue, useState } from 'react'
import { type ServiceSource, serviceSources, serviceSourceTitle } from '#model/service-source.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted, countText } from '../../../ui/amounts.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneBody } from '../../../ui/side-pane.tsx'
import { allows, type TuningRule } from './condition-text.ts'
import { ConditionsEditor } from './conditions-editor.tsx'
import { MatchedAlert } from './matched-alert.tsx'
import styles from './tuning.module.css'

const isWhole = (rule: TuningRule) =>
  rule.name.trim() !== '' &&
  (!allows(rule) || rule.comment.trim() !== '') &&
  rule.conditions.groups.every((group) => group.conditions.every((one) => one.value.trim() !== '')) &&
  (rule.scope.kind === 'type' || rule.conditions.groups.length > 0)

/** The rule with the end of a day (UTC) as its end, or without one. */
function expiring({ expires: _, ...rule }: TuningRule, day: string): TuningRule {
  return day === '' ? rule : { ...rule, expires: `${day}T23:59:59.9999999Z` }
}

/** A tuning rule as a form, with what it would match among the alerts of the case. */
export function RuleForm({ id, initial, onClose }: { id: number | undefined; initial: TuningRule; onClose(): void }) {
  const { notices } = useSession()
  const change = useChange()
  const [rule, setRule] = useState(initial)
  const [now, setNow] = useState(id === undefined)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<TuningRule>) => setRule({ ...rule, ...part })
  const whole = isWhole(rule)
  const save = async () => {
    setBusy(true)
    const saved = await change('tuning.save', { ...(id === undefined ? {} : { id }), rule })
    const applied = saved.ok && now ? await change('tuning.apply', { id: saved.value.id }) : undefined
    setBusy(false)
    if (!saved.ok) return
    const did = rule.action === 'resolve' ? 'resolved' : 'hidden'
    const text = applied?.ok ? `Rule saved, ${counted(applied.value.matched, 'alert')} ${did}` : 'Rule saved'
    notices.show({ intent: 'success', text })
    onClose()
  }
  const { scope } = rule
  const typeTitle = scope.kind === 'type' ? scope.title : initial.scope.kind === 'type' ? initial.scope.title : ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <PaneBody>
        <div className={styles.fields}>
          <Field label="Rule name" required>
            <Input value={rule.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
          </Field>
          <Field label={allows(rule) ? 'Reason' : 'Comment'} required={allows(rule)}>
            <Textarea value={rule.comment} resize="vertical" onChange={(_, data) => set({ comment: data.value })} />
          </Field>
          <Field label="Service sources" hint="None stands for all">
            <Dropdown
              multiselect
              placeholder="All"
              value={rule.serviceSources.map(serviceSourceTitle).join(', ')}
              selectedOptions={[...rule.serviceSources]}
              onOptionSelect={(_, data) => set({ serviceSources: data.selectedOptions as ServiceSource[] })}
            >
              {serviceSources.map((source) => (
                <Option key={source} value={source}>
                  {serviceSourceTitle(source)}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Field label="Scope">
            <RadioGroup
              value={scope.kind}
              onChange={(_, data) =>
                set({
                  scope:
                    data.value === 'any'
                      ? { kind: 'any' }
                      : initial.scope.kind === 'type'
                        ? initial.scope
                        : { kind: 'type', detector: '', title: '' },
                })
              }
            >
              <Radio
                value="type"
                label={
                  <>
                    Only this alert type{typeTitle ? ': ' : ''}
                    <EvidenceText>{typeTitle}</EvidenceText>
                  </>
                }
              />
              <Radio value="any" label="Any alert type based on conditions" />
            </RadioGroup>
          </Field>
          {scope.kind === 'type' && initial.scope.kind !== 'type' ? (
            <Field label="Alert title of the type" required>
              <Input value={scope.title} onChange={(_, data) => set({ scope: { kind: 'type', detector: '', title: data.value } })} />
            </Field>
          ) : null}
          <Field label="Conditions on evidence">
            <ConditionsEditor value={rule.conditions} onChange={(conditions) => set({ conditions })} />
          </Field>
          <Field label="Action" hint="Hiding is for alerts of Defender for Endpoint alone; they stay in their incidents.">
            <RadioGroup value={rule.action} onChange={(_, data) => set({ action: data.value as TuningRule['action'] })}>
              <Radio value="resolve" label="Resolve alert" />
              <Radio value="hide" label="Hide alert" />
            </RadioGroup>
          </Field>
          <Field label="Expires" hint="After this day it acts no more, and what it hid is shown again. Empty stands for never.">
            <Input type="date" value={rule.expires?.slice(0, 10) ?? ''} onChange={(_, data) => setRule(expiring(rule, data.value))} />
          </Field>
          <Switch
            label="Act on new alerts as they are imported"
            checked={rule.enabled}
            onChange={(_, data) => set({ enabled: data.checked })}
          />
          <Preview rule={whole ? rule : undefined} />
        </div>
      </PaneBody>
      <footer className={styles.footer}>
        <Checkbox
          className={styles.now!}
          label="Act on the alerts of the case now"
          checked={now}
          onChange={(_, data) => setNow(data.checked === true)}
        />
        <Button appearance="primary" type="submit" disabled={busy || !whole}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </footer>
    </form>
  )
}

function Preview({ rule }: { rule: TuningRule | undefined }) {
  const asked = useDeferredValue(rule)
  const { data } = useCall('tuning.preview', asked ? { rule: { ...asked, name: 'preview', comment: '' } } : null)
  if (!asked) return <div className={styles.quiet}>A preview stands here once every condition has a value.</div>
  if (!data) return <div className={styles.quiet}>Looking through the alerts…</div>
  return (
    <section aria-label="What the rule would match">
      <div role="status">
        Matches {counted(data.total, 'alert')} of this case, {countText(data.unresolved)} of them not resolved.
      </div>
      <ul className={`${styles.preview} ${styles.matches}`}>
        {data.alerts.map((alert) => (
          <MatchedAlert key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  )
}
