import { useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './schema-pane.module.css'

const groups = [
  ['scalar', 'Functions of values'],
  ['aggregate', 'Aggregations'],
  ['tabular', 'Functions of tables'],
] as const

/** Functions of the language, each with a line of help and an example. */
export function FunctionList({ search, insert }: { search: string; insert(text: string): void }) {
  const { data, problem } = useCall('hunt.functions', {})
  const [open, setOpen] = useState<string>()
  if (!data) return problem ? <EmptyState title="The functions could not be read">{problem.message}</EmptyState> : <Skeleton />
  const found = data.filter((each) => each.name.toLowerCase().includes(search) || each.doc.toLowerCase().includes(search))
  return (
    <div className={styles.scroll}>
      {found.length === 0 ? <p className={styles.none}>No function of that name or purpose.</p> : null}
      {groups.map(([kind, title]) => {
        const of = found.filter((each) => each.kind === kind)
        if (of.length === 0) return null
        return (
          <section key={kind} aria-label={title}>
            <h3 className={styles.group}>
              {title} ({of.length})
            </h3>
            <ul className={styles.list}>
              {of.map((each) => {
                const key = `${kind} ${each.name}`
                return (
                  <li key={key}>
                    <div className={styles.line}>
                      <span className={styles.opener} aria-hidden />
                      <button
                        type="button"
                        className={styles.name}
                        aria-expanded={open === key}
                        title={each.doc}
                        onClick={() => setOpen(open === key ? undefined : key)}
                        onDoubleClick={() => insert(`${each.name}()`)}
                        onKeyDown={(event) => {
                          if (event.key !== 'Enter') return
                          insert(`${each.name}()`)
                          event.preventDefault()
                        }}
                      >
                        {each.name}()
                      </button>
                    </div>
                    {open === key ? (
                      <p className={styles.doc}>
                        {each.doc}
                        <code className={styles.example}>{each.example}</code>
                      </p>
                    ) : null}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
