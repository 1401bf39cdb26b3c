import { Button, Select, Text } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons'
import { useEffect, useMemo } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { GroupEditor } from './group-editor.tsx'
import styles from './guided.module.css'
import { type GuidedQuery, kqlOfGuided } from './guided-query.ts'

const limits = [100, 1000, 10_000, 30_000]

/** Builds a query by menus: table, conditions in groups, how many rows; the KQL it makes stands below as it grows. */
export function GuidedBuilder({
  query,
  onChange,
  onText,
  onEdit,
}: {
  query: GuidedQuery
  onChange(query: GuidedQuery): void
  /** the KQL it makes now */
  onText(kql: string): void
  /** the analyst goes on in KQL */
  onEdit(): void
}) {
  const { data, problem } = useCall('hunt.schema', {})
  const table = data?.find((each) => each.name === query.table)
  const types = useMemo(() => new Map((table?.columns ?? []).map((column) => [column.name, column.type] as const)), [table])
  const time = ['Timestamp', 'TimeGenerated'].find((name) => types.has(name))
  const kql = kqlOfGuided(query, types, time)
  useEffect(() => {
    if (table) onText(kql)
  }, [table, kql, onText])
  if (!data) return problem ? <EmptyState title="The schema could not be read">{problem.message}</EmptyState> : <Skeleton />
  const withRows = data.filter((each) => each.rows > 0)
  return (
    <section className={styles.builder} aria-label="Guided query">
      <div className={styles.line}>
        <Text>Rows of</Text>
        <Select
          size="small"
          aria-label="Table"
          value={query.table}
          onChange={(_, change) => onChange({ ...query, table: change.value, where: { ...query.where, parts: [] } })}
        >
          <option value="">Choose a table…</option>
          {withRows.map((each) => (
            <option key={each.name} value={each.name}>
              {visibleText(each.name)} ({each.rows.toLocaleString('en')})
            </option>
          ))}
        </Select>
        <Text>newest first, at most</Text>
        <Select
          size="small"
          aria-label="Rows at most"
          value={String(query.limit)}
          onChange={(_, change) => onChange({ ...query, limit: Number(change.value) })}
        >
          {limits.map((each) => (
            <option key={each} value={each}>
              {each.toLocaleString('en')}
            </option>
          ))}
        </Select>
      </div>
      {table ? (
        <GroupEditor
          table={table.name}
          types={types}
          group={query.where}
          depth={0}
          name="Conditions"
          onChange={(where) => onChange({ ...query, where })}
        />
      ) : null}
      {table ? (
        <div className={styles.made}>
          <section className={styles.kql} aria-label="KQL it makes">
            {kql}
          </section>
          <Button size="small" icon={<CodeRegular />} onClick={onEdit}>
            Edit in KQL
          </Button>
        </div>
      ) : null}
    </section>
  )
}
