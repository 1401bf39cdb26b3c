import { Button, Select, Text } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import type { ColumnType } from '../results/frame.ts'
import { ConditionEditor } from './condition-editor.tsx'
import styles from './guided.module.css'
import { type Group, MOST_DEPTH, type Part, withPart } from './guided-query.ts'
import { operatorsOf } from './operators.ts'

interface Props {
  readonly table: string
  readonly types: ReadonlyMap<string, ColumnType>
  readonly group: Group
  readonly depth: number
  readonly name: string
  onChange(group: Group): void
  onRemove?(): void
}

/** Conditions and groups of them that are joined by *and* or by *or*. */
export function GroupEditor({ table, types, group, depth, name, onChange, onRemove }: Props) {
  const set = (place: number, part: Part | undefined) => onChange(withPart(group, [place], part))
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] })
  const [first = '', type = 'string'] =
    [...types].find(([column]) => column === 'ActionType' || column === 'FileName') ?? [...types][0] ?? []
  const condition: Part = { kind: 'condition', column: first, operator: operatorsOf(type)[0]!.id, value: '' }
  return (
    <fieldset className={depth === 0 ? styles.root : styles.group}>
      <legend className="ct-visually-hidden">{name}</legend>
      {group.parts.length > 1 || depth > 0 ? (
        <div className={styles.line}>
          <Text>Rows meet</Text>
          <Select
            size="small"
            aria-label={`${name}: joined by`}
            value={group.join}
            onChange={(_, data) => onChange({ ...group, join: data.value as Group['join'] })}
          >
            <option value="and">all of these (AND)</option>
            <option value="or">any of these (OR)</option>
          </Select>
          {onRemove ? (
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${name}`} onClick={onRemove} />
          ) : null}
        </div>
      ) : null}
      {group.parts.map((part, place) => {
        const label = `${depth === 0 ? '' : `${name}.`}${place + 1}`
        return part.kind === 'condition' ? (
          <ConditionEditor
            key={label}
            table={table}
            types={types}
            condition={part}
            name={`Condition ${label}`}
            onChange={(next) => set(place, next)}
          />
        ) : (
          <GroupEditor
            key={label}
            table={table}
            types={types}
            group={part}
            depth={depth + 1}
            name={`Group ${label}`}
            onChange={(next) => set(place, next)}
            onRemove={() => set(place, undefined)}
          />
        )
      })}
      <div className={styles.line}>
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add(condition)}>
          Condition
        </Button>
        {depth + 1 < MOST_DEPTH ? (
          <Button
            size="small"
            appearance="subtle"
            icon={<AddRegular />}
            onClick={() => add({ kind: 'group', join: group.join === 'and' ? 'or' : 'and', parts: [condition] })}
          >
            Group
          </Button>
        ) : null}
      </div>
    </fieldset>
  )
}
