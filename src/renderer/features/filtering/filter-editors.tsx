import { Button, Checkbox, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import type { FieldDefinition } from './field.ts'
import styles from './filter-editors.module.css'

export interface KnownValue {
  readonly value: string
  readonly count: number
}

const SEARCH_FROM = 10

/** Ticks among the values the case holds, each with how many rows carry it. */
export function ValuesEditor({
  noun,
  field,
  values,
  known,
  onChange,
}: {
  noun: string
  field: FieldDefinition
  values: readonly string[]
  known: readonly KnownValue[]
  onChange(values: readonly string[]): void
}) {
  const [text, setText] = useState('')
  const counts = new Map(known.map((each) => [each.value, each.count]))
  const all = [...new Set([...field.always, ...known.map((each) => each.value), ...values])]
  const shown = all.filter((value) => field.label(value).toLowerCase().includes(text.toLowerCase()))
  const toggle = (value: string) =>
    onChange(
      values.includes(value) ? values.filter((each) => each !== value) : all.filter((each) => values.includes(each) || each === value),
    )
  if (all.length === 0) return <div className={styles.none}>No {noun} of this case carries one.</div>
  return (
    <div className={styles.editor}>
      {all.length > SEARCH_FROM ? (
        <Input
          size="small"
          aria-label={`Find ${field.title}`}
          placeholder="Find"
          value={text}
          onChange={(_, data) => setText(data.value)}
        />
      ) : null}
      <fieldset className={styles.values}>
        <legend className="ct-visually-hidden">{field.title}</legend>
        {shown.map((value) => (
          <Checkbox
            key={value}
            checked={values.includes(value)}
            onChange={() => toggle(value)}
            label={
              <span className={styles.value}>
                <EvidenceText>{field.label(value)}</EvidenceText>
                <span className={styles.count}>{counts.get(value) ?? 0}</span>
              </span>
            }
          />
        ))}
      </fieldset>
    </div>
  )
}

export function SwitchEditor({
  title,
  value,
  onChange,
}: {
  title: string
  value: boolean | undefined
  onChange(value: boolean | undefined): void
}) {
  return (
    <RadioGroup
      aria-label={title}
      value={value === undefined ? 'any' : String(value)}
      onChange={(_, data) => onChange(data.value === 'any' ? undefined : data.value === 'true')}
    >
      <Radio value="any" label="Any" />
      <Radio value="true" label="Yes" />
      <Radio value="false" label="No" />
    </RadioGroup>
  )
}

/** Names of users, devices, mailboxes or apps; part of a name is enough. */
export function NamesEditor({ values, onChange }: { values: readonly string[]; onChange(values: readonly string[]): void }) {
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const name = text.trim()
    if (name && !values.includes(name)) onChange([...values, name])
    setText('')
  }
  return (
    <form className={styles.editor} onSubmit={add}>
      <div className={styles.add}>
        <Input
          size="small"
          aria-label="Entity name"
          placeholder="User, device, mailbox or app"
          value={text}
          onChange={(_, data) => setText(data.value)}
        />
        <Button size="small" type="submit">
          Add
        </Button>
      </div>
      {values.map((name) => (
        <Checkbox
          key={name}
          checked
          label={<EvidenceText>{name}</EvidenceText>}
          onChange={() => onChange(values.filter((each) => each !== name))}
        />
      ))}
    </form>
  )
}
