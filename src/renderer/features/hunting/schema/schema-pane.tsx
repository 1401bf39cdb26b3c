import { Input, Switch, Tab, TabList } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { BookmarkList } from '../bookmarks/bookmark-list.tsx'
import { DetectionList } from '../detections/detection-list.tsx'
import { useBench } from '../workbench/use-workbench.ts'
import { FunctionList } from './function-list.tsx'
import { type Hunted, QueriesOfEntity } from './queries-of-entity.tsx'
import { SavedQueries } from './saved-queries.tsx'
import styles from './schema-pane.module.css'
import { type SchemaTable, TableItem } from './table-item.tsx'

export interface SchemaActions {
  /** puts a name at the cursor */
  insert(text: string): void
  /** opens a query of its own and runs it where asked */
  openQuery(text: string, title: string, runs: boolean): void
}

type View = 'schema' | 'functions' | 'queries' | 'detections' | 'bookmarks'

const searched: Readonly<Record<View, string>> = {
  schema: 'Tables and columns',
  functions: 'Functions',
  queries: 'Queries',
  detections: 'Detection rules',
  bookmarks: 'Bookmarks',
}

/** What there is to hunt in: tables with their rows, functions of the language, queries kept and brought along. */
export function SchemaPane({
  hunted,
  onHunted,
  ...actions
}: SchemaActions & {
  /** an entity all of whose queries are to be seen */
  hunted: Hunted | undefined
  /** that it need not be seen any more */
  onHunted(): void
}) {
  const [view, setView] = useState<View>('schema')
  useEffect(() => {
    if (hunted) setView('queries')
  }, [hunted])
  const [search, setSearch] = useState('')
  return (
    <section className={styles.pane} aria-label="Schema">
      <TabList
        className={styles.views!}
        size="small"
        selectedValue={view}
        onTabSelect={(_, data) => setView(data.value as View)}
        aria-label="What to hunt with"
      >
        <Tab value="schema">Schema</Tab>
        <Tab value="functions">Functions</Tab>
        <Tab value="queries">Queries</Tab>
        <Tab value="detections">Detection rules</Tab>
        <Tab value="bookmarks">Bookmarks</Tab>
      </TabList>
      <div className={styles.search}>
        <Input
          size="small"
          type="search"
          aria-label={`Search ${view}`}
          placeholder={searched[view]}
          contentBefore={<SearchRegular />}
          value={search}
          onChange={(_, data) => setSearch(data.value)}
        />
      </div>
      {view === 'schema' ? <Tables search={search.trim().toLowerCase()} {...actions} /> : null}
      {view === 'detections' ? <DetectionList search={search.trim().toLowerCase()} openQuery={actions.openQuery} /> : null}
      {view === 'bookmarks' ? <BookmarkList search={search.trim().toLowerCase()} openQuery={actions.openQuery} /> : null}
      {view === 'functions' ? <FunctionList search={search.trim().toLowerCase()} insert={actions.insert} /> : null}
      {view === 'queries' && hunted ? <QueriesOfEntity hunted={hunted} onClose={onHunted} openQuery={actions.openQuery} /> : null}
      {view === 'queries' ? <SavedQueries search={search.trim().toLowerCase()} openQuery={actions.openQuery} /> : null}
    </section>
  )
}

const found = (table: SchemaTable, search: string) =>
  table.name.toLowerCase().includes(search) || table.columns.some((column) => column.name.toLowerCase().includes(search))

function Tables({ search, ...actions }: SchemaActions & { search: string }) {
  const { data, problem } = useCall('hunt.schema', {})
  const favourites = useBench((state) => state.favourites)
  const [all, setAll] = useState(false)
  if (!data) return problem ? <EmptyState title="The schema could not be read">{problem.message}</EmptyState> : <Skeleton />
  const tables = data.filter((table) => (all || table.rows > 0 || favourites.includes(table.name)) && found(table, search))
  const byName = (a: SchemaTable, b: SchemaTable) => (a.name < b.name ? -1 : 1)
  const groups = [
    { title: 'Favorites', tables: tables.filter((table) => favourites.includes(table.name)).sort(byName) },
    ...[...new Set(tables.map((table) => table.group))].map((title) => ({
      title,
      tables: tables.filter((table) => table.group === title && !favourites.includes(table.name)).sort(byName),
    })),
  ].filter((group) => group.tables.length > 0)
  return (
    <>
      <div className={styles.scroll}>
        {groups.length === 0 ? (
          <p className={styles.none}>{search ? 'No table or column has that in its name.' : 'No table of this case holds rows yet.'}</p>
        ) : null}
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className={styles.group}>{group.title}</h3>
            <ul className={styles.list}>
              {group.tables.map((table) => (
                <TableItem key={table.name} table={table} search={search} {...actions} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className={styles.foot}>
        <Switch label="Tables without rows too" checked={all} onChange={(_, data) => setAll(data.checked)} />
      </div>
    </>
  )
}
