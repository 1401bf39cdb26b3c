import { Button, Dropdown, Input, Option, Tooltip } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import { type TuningFieldName, type TuningOperator, tuningFieldNames, tuningFields, tuningOperators } from '#model/tuning.ts'
import { operatorWords, type TuningRule } from './condition-text.ts'
import styles from './tuning.module.css'

type Conditions = TuningRule['conditions']
type Group = Conditions['groups'][number]
type Condition = Group['conditions'][number]

const fresh: Condition = { field: 'fileName', operator: 'is', value: '' }
/** Conditions have no name of their own: each is the one in its place. */
const placed = <Item,>(list: readonly Item[]) => list.map((item, place) => ({ item, place }))
const replaced = <Item,>(list: readonly Item[], place: number, item: Item | undefined): Item[] =>
  list.flatMap((each, at) => (at !== place ? [each] : item === undefined ? [] : [item]))

/** Conditions in groups: each group joined by AND or OR, and the groups by one of them. */
export function ConditionsEditor({ value, onChange }: { value: Conditions; onChange(value: Conditions): void }) {
  const set = (place: number, group: Group | undefined) => onChange({ ...value, groups: replaced(value.groups, place, group) })
  return (
    <>
      {placed(value.groups).map(({ item: group, place }) => (
        <div key={place} role="group" aria-label={`Condition group ${place + 1}`}>
          {place > 0 ? <Join label="Between groups" value={value.join} onChange={(join) => onChange({ ...value, join })} /> : null}
          <GroupEditor group={group} number={place + 1} onChange={(next) => set(place, next)} />
        </div>
      ))}
      <div className={styles.line}>
        <Button
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          disabled={value.groups.length >= 10}
          onClick={() => onChange({ ...value, groups: [...value.groups, { join: 'and', conditions: [fresh] }] })}
        >
          {value.groups.length === 0 ? 'Add condition' : 'Add group'}
        </Button>
        <span className={styles.quiet}>* stands for anything, ? for one character; case does not matter</span>
      </div>
    </>
  )
}

function GroupEditor({ group, number, onChange }: { group: Group; number: number; onChange(group: Group | undefined): void }) {
  const set = (place: number, condition: Condition | undefined) => {
    const conditions = replaced(group.conditions, place, condition)
    onChange(conditions.length === 0 ? undefined : { ...group, conditions })
  }
  return (
    <div className={styles.group}>
      {placed(group.conditions).map(({ item: condition, place }) => (
        <div key={place}>
          {place > 0 ? <Join label={`In group ${number}`} value={group.join} onChange={(join) => onChange({ ...group, join })} /> : null}
          <ConditionEditor condition={condition} onChange={(next) => set(place, next)} />
        </div>
      ))}
      <Button
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        disabled={group.conditions.length >= 20}
        onClick={() => onChange({ ...group, conditions: [...group.conditions, fresh] })}
      >
        Add condition
      </Button>
    </div>
  )
}

function ConditionEditor({ condition, onChange }: { condition: Condition; onChange(condition: Condition | undefined): void }) {
  return (
    <div className={styles.condition}>
      <Dropdown
        size="small"
        aria-label="Field"
        style={{ minWidth: 0 }}
        positioning={{ autoSize: false }}
        listbox={{ style: { maxHeight: 320, overflowY: 'auto' } }}
        value={tuningFields[condition.field].title}
        selectedOptions={[condition.field]}
        onOptionSelect={(_, data) => onChange({ ...condition, field: data.optionValue as TuningFieldName })}
      >
        {tuningFieldNames.map((field) => (
          <Option key={field} value={field}>
            {tuningFields[field].title}
          </Option>
        ))}
      </Dropdown>
      <Dropdown
        size="small"
        aria-label="Operator"
        style={{ minWidth: 0 }}
        value={operatorWords[condition.operator]}
        selectedOptions={[condition.operator]}
        onOptionSelect={(_, data) => onChange({ ...condition, operator: data.optionValue as TuningOperator })}
      >
        {tuningOperators.map((operator) => (
          <Option key={operator} value={operator}>
            {operatorWords[operator]}
          </Option>
        ))}
      </Dropdown>
      <Tooltip content="Remove condition" relationship="label">
        <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={() => onChange(undefined)} />
      </Tooltip>
      <Input
        size="small"
        className={styles.value!}
        aria-label="Value"
        value={condition.value}
        onChange={(_, data) => onChange({ ...condition, value: data.value })}
      />
    </div>
  )
}

function Join({ label, value, onChange }: { label: string; value: 'and' | 'or'; onChange(value: 'and' | 'or'): void }) {
  return (
    <Button
      size="small"
      appearance="transparent"
      aria-label={`${label}: ${value}`}
      onClick={() => onChange(value === 'and' ? 'or' : 'and')}
    >
      {value.toUpperCase()}
    </Button>
  )
}
