import { Button, Combobox, Input, Option, Select } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import type { ColumnType } from '../results/frame.ts'
import styles from './guided.module.css'
import type { Condition } from './guided-query.ts'
import { operatorsOf } from './operators.ts'

interface Props {
  readonly table: string
  readonly types: ReadonlyMap<string, ColumnType>
  readonly condition: Condition
  readonly name: string
  onChange(condition: Condition | undefined): void
}

/** Column, comparison and value; values the case holds are offered, any other may be typed. */
export function ConditionEditor({ table, types, condition, name, onChange }: Props) {
  const type = types.get(condition.column) ?? 'string'
  const operators = operatorsOf(type)
  const operator = operators.find((each) => each.id === condition.operator) ?? operators[0]!
  const column = (to: string) => {
    const next = operatorsOf(types.get(to) ?? 'string')
    onChange({
      ...condition,
      column: to,
      operator: next.some((each) => each.id === condition.operator) ? condition.operator : next[0]!.id,
      value: '',
    })
  }
  return (
    <div className={styles.condition} role="group" aria-label={name}>
      <Select size="small" aria-label="Column" value={condition.column} onChange={(_, data) => column(data.value)}>
        {[...types.keys()].map((each) => (
          <option key={each} value={each}>
            {visibleText(each)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label="Comparison"
        value={operator.id}
        onChange={(_, data) => onChange({ ...condition, operator: data.value })}
      >
        {operators.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </Select>
      {operator.takes === 'nothing' ? (
        <span />
      ) : operator.takes === 'text' || operator.takes === 'texts' ? (
        <ValueBox
          table={table}
          column={condition.column}
          several={operator.takes === 'texts'}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      ) : (
        <Input
          size="small"
          aria-label="Value"
          placeholder={{ number: '0', time: '2026-01-31 08:15', span: '7d, 12h, 30m' }[operator.takes]}
          value={condition.value}
          onChange={(_, data) => onChange({ ...condition, value: data.value })}
        />
      )}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={`Remove ${name}`}
        onClick={() => onChange(undefined)}
      />
    </div>
  )
}

const SUGGESTED = 100

function ValueBox({
  table,
  column,
  several,
  value,
  onChange,
}: {
  table: string
  column: string
  several: boolean
  value: string
  onChange(value: string): void
}) {
  const [open, setOpen] = useState(false)
  const values = useCall('hunt.values', open ? { table, column, limit: SUGGESTED } : null).data ?? []
  const parts = value.split(',')
  const typed = (several ? parts.at(-1)! : value).trim().toLowerCase()
  const shown = values.filter((each) => each.value.toLowerCase().includes(typed)).slice(0, 30)
  return (
    <Combobox
      freeform
      size="small"
      aria-label="Value"
      placeholder={several ? 'Several, parted by commas' : 'Any value'}
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      value={value}
      selectedOptions={[]}
      onInput={(event) => onChange(event.currentTarget.value)}
      onOptionSelect={(_, data) => {
        if (data.optionValue === undefined) return
        onChange(several ? [...parts.slice(0, -1).map((each) => each.trim()), data.optionValue].join(', ') : data.optionValue)
      }}
    >
      {shown.map((each) => (
        <Option key={each.value} value={each.value} text={each.value}>
          {`${visibleText(each.value.slice(0, 120))} (${each.rows.toLocaleString('en')})`}
        </Option>
      ))}
    </Combobox>
  )
}
