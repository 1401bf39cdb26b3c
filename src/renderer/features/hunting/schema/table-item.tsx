import { Button } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronRightRegular, StarFilled, StarRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { countText } from '../../../ui/amounts.ts'
import { TimeText } from '../../../ui/time-text.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { nameLiteral, textLiteral } from '../query/literal.ts'
import { useBench, useWorkbench } from '../workbench/use-workbench.ts'
import styles from './schema-pane.module.css'
import type { SchemaActions } from './schema-pane.tsx'

export type SchemaTable = OutputOf<'hunt.schema'>[number]

const ACTIONS = 'ActionType'

/** A table: rows and span, its columns, the kinds of act it tells of, ten rows to look at. */
export function TableItem({ table, search, insert, openQuery }: SchemaActions & { table: SchemaTable; search: string }) {
  const bench = useWorkbench()
  const favourites = useBench((state) => state.favourites)
  const [open, setOpen] = useState(false)
  const [acts, setActs] = useState(false)
  const isFavourite = favourites.includes(table.name)
  const favour = () =>
    bench.change({ favourites: isFavourite ? favourites.filter((name) => name !== table.name) : [...favourites, table.name] })
  const hasActs = table.rows > 0 && table.columns.some((column) => column.name === ACTIONS)
  return (
    <li>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          aria-label={`${open ? 'Collapse' : 'Expand'} ${table.name}`}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        </button>
        <button
          type="button"
          className={`${styles.name} ${table.rows === 0 ? styles.empty : ''}`}
          title={`${table.name}\n${table.description}\nDouble click or Enter puts it into the query`}
          onDoubleClick={() => insert(nameLiteral(table.name))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') insert(nameLiteral(table.name))
            else if (event.key === 'ArrowRight') setOpen(true)
            else if (event.key === 'ArrowLeft') setOpen(false)
            else return
            event.preventDefault()
          }}
        >
          {visibleText(table.name)}
        </button>
        <button
          type="button"
          className={`${styles.mark} ${isFavourite ? styles.marked : ''}`}
          aria-pressed={isFavourite}
          aria-label={`Favorite ${table.name}`}
          onClick={favour}
        >
          {isFavourite ? <StarFilled aria-hidden /> : <StarRegular aria-hidden />}
        </button>
        <span className={styles.count}>{table.rows > 0 ? countText(table.rows) : '–'}</span>
      </div>
      {open ? (
        <div className={styles.below}>
          {table.description ? <p className={styles.about}>{table.description}</p> : null}
          {table.first ? (
            <p className={styles.about}>
              <TimeText at={table.first} precision="minute" /> – <TimeText at={table.last} precision="minute" />
            </p>
          ) : null}
          {table.rows > 0 ? (
            <div className={styles.actions}>
              <Button size="small" onClick={() => openQuery(`${nameLiteral(table.name)}\n| take 10`, table.name, true)}>
                Preview 10 rows
              </Button>
              {hasActs ? (
                <Button size="small" appearance="subtle" aria-expanded={acts} onClick={() => setActs(!acts)}>
                  Action types
                </Button>
              ) : null}
            </div>
          ) : null}
          {acts ? <ActionTypes table={table.name} insert={insert} /> : null}
          <ul className={styles.columns} aria-label={`Columns of ${table.name}`}>
            {table.columns.map((column) => (
              <li key={column.name}>
                <button
                  type="button"
                  className={styles.column}
                  title={`${column.name}: ${column.type}\n${column.description}`}
                  onDoubleClick={() => insert(nameLiteral(column.name))}
                  onKeyDown={(event) => event.key === 'Enter' && insert(nameLiteral(column.name))}
                >
                  <span className={`${styles.columnName} ${search && column.name.toLowerCase().includes(search) ? styles.found : ''}`}>
                    {visibleText(column.name)}
                  </span>
                  <span className={styles.type}>{column.type}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </li>
  )
}

function ActionTypes({ table, insert }: { table: string; insert(text: string): void }) {
  const { data, problem } = useCall('hunt.values', { table, column: ACTIONS, limit: 200 })
  if (!data) return <p className={styles.about}>{problem?.message ?? 'Counting…'}</p>
  return (
    <ul className={styles.columns} aria-label={`Action types of ${table}`}>
      {data.map(({ value, rows }) => (
        <li key={value}>
          <button
            type="button"
            className={styles.column}
            title="Double click or Enter puts the condition into the query"
            onDoubleClick={() => insert(`${ACTIONS} == ${textLiteral(value)}`)}
            onKeyDown={(event) => event.key === 'Enter' && insert(`${ACTIONS} == ${textLiteral(value)}`)}
          >
            <span className={styles.columnName}>{visibleText(value)}</span>
            <span className={styles.type}>{countText(rows)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
