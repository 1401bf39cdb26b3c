import { Button, Select } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import type { EntityMapping } from '#model/mapping/entity-mapping.ts'
import { type MappableKind, mappableKind, mappableKinds } from '#model/mapping/mappable-kind.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './alert-making.module.css'

interface Props {
  readonly mappings: readonly EntityMapping[]
  readonly columns: readonly string[]
  onChange(mappings: readonly EntityMapping[]): void
}

const sides = [
  ['impacted', 'Impacted assets', 'Each unique combination of these makes one alert.'],
  ['related', 'Related evidence', 'What else the rows name.'],
] as const

/** Which columns name which entities, as impacted assets and as related evidence; every choice is a menu of what there is. */
export function MappingEditor({ mappings, columns, onChange }: Props) {
  const set = (place: number, mapping: EntityMapping | undefined) =>
    onChange(mappings.flatMap((each, at) => (at !== place ? [each] : mapping ? [mapping] : [])))
  return (
    <div className={styles.fields}>
      {sides.map(([side, title, about]) => (
        <section key={side} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.about}>{about}</p>
          {mappings.map((mapping, place) => {
            const kind = mappableKind(mapping.kind)
            // two mappings of one kind differ by their first column only
            const key = `${mapping.kind} ${mappings.slice(0, place).filter((each) => each.kind === mapping.kind).length}`
            return kind?.side === side ? (
              <KindMapping key={key} kind={kind} mapping={mapping} columns={columns} onChange={(next) => set(place, next)} />
            ) : null
          })}
          <Select
            size="small"
            className={styles.adder!}
            aria-label={`Add to ${title.toLowerCase()}`}
            value=""
            onChange={(_, data) => {
              const kind = mappableKind(data.value)
              if (kind) onChange([...mappings, { kind: kind.kind, fields: [fieldOf(kind, columns)] }])
            }}
          >
            <option value="">Add an entity…</option>
            {mappableKinds
              .filter((kind) => kind.side === side)
              .map((kind) => (
                <option key={kind.kind} value={kind.kind}>
                  {kind.title}
                </option>
              ))}
          </Select>
        </section>
      ))}
    </div>
  )
}

/** The first identifier with the column that usually holds it, or the first column there is. */
function fieldOf(kind: MappableKind, columns: readonly string[]): EntityMapping['fields'][number] {
  for (const set of kind.usual)
    for (const [identifier, column] of Object.entries(set)) if (columns.includes(column)) return { identifier, column }
  return { identifier: kind.identifiers[0]!.id, column: columns[0] ?? '' }
}

function KindMapping({
  kind,
  mapping,
  columns,
  onChange,
}: {
  kind: MappableKind
  mapping: EntityMapping
  columns: readonly string[]
  onChange(mapping: EntityMapping | undefined): void
}) {
  const Icon = iconOf(kind.kind)
  const { fields } = mapping
  const setFields = (next: EntityMapping['fields']) => onChange(next.length > 0 ? { ...mapping, fields: next } : undefined)
  const unused = kind.identifiers.find((each) => !fields.some((field) => field.identifier === each.id))
  return (
    <fieldset className={styles.mapping}>
      <legend className={styles.kind}>
        <Icon aria-hidden /> {kind.title}
      </legend>
      {fields.map((field, place) => (
        <div key={field.identifier} className={styles.row}>
          <Select
            size="small"
            aria-label={`${kind.title}: identifier`}
            value={field.identifier}
            onChange={(_, data) => setFields(fields.map((each, at) => (at === place ? { ...each, identifier: data.value } : each)))}
          >
            {kind.identifiers
              .filter((each) => each.id === field.identifier || !fields.some((other) => other.identifier === each.id))
              .map((each) => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
          </Select>
          <span aria-hidden>=</span>
          <Select
            size="small"
            aria-label={`${kind.title}: column`}
            value={field.column}
            onChange={(_, data) => setFields(fields.map((each, at) => (at === place ? { ...each, column: data.value } : each)))}
          >
            {columns.map((column) => (
              <option key={column} value={column}>
                {visibleText(column)}
              </option>
            ))}
          </Select>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Remove ${kind.title} by ${field.column}`}
            onClick={() => setFields(fields.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      {unused ? (
        <Button
          size="small"
          appearance="transparent"
          icon={<AddRegular />}
          onClick={() => setFields([...fields, { identifier: unused.id, column: columns[0] ?? '' }])}
        >
          Identifier
        </Button>
      ) : null}
    </fieldset>
  )
}
