import { useMemo, useState } from 'react'
import type { ColumnChoice } from '../../../ui/data-grid/column.ts'
import { arrange, groupLines, groupsOf, type ResultFilter, type ResultSort } from './arrange.ts'
import type { HuntResult, RowIndex } from './frame.ts'

const everyColumn = (result: HuntResult): ColumnChoice => ({ shown: result.columns.map((_, place) => String(place)), widths: {} })

const toggled = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> => {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

/** How one answer is looked at: filters, order, groups, columns, what is unfolded and ticked. None of it asks the engine anything. */
export function useArrangement(result: HuntResult) {
  const initialChoice = useMemo(() => everyColumn(result), [result])
  const [filters, setFilters] = useState<readonly ResultFilter[]>([])
  const [sort, setSort] = useState<ResultSort>()
  const [group, setGroup] = useState<number>()
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set())
  const [openRows, setOpenRows] = useState<ReadonlySet<RowIndex>>(new Set())
  const [ticked, setTicked] = useState<ReadonlySet<RowIndex>>(new Set())
  const [choice, setChoice] = useState(initialChoice)
  const [pinned, setPinned] = useState<readonly number[]>([])
  const [measured, measure] = useState<number>()

  const rows = useMemo(() => arrange(result, filters, sort), [result, filters, sort])
  const groups = useMemo(() => (group === undefined ? [] : groupsOf(result, rows, group)), [result, rows, group])
  const lines = useMemo(() => (group === undefined ? rows : groupLines(groups, openGroups)), [rows, group, groups, openGroups])
  /** places of the columns on show, in their order */
  const shown = useMemo(() => {
    const places = choice.shown.map(Number)
    return [...pinned.filter((place) => places.includes(place)), ...places.filter((place) => !pinned.includes(place))]
  }, [choice, pinned])

  return {
    filters,
    sort,
    group,
    groups,
    rows,
    lines,
    choice,
    initialChoice,
    shown,
    pinned,
    ticked,
    openRows,
    openGroups,
    measured,
    measure,
    setChoice,
    filter: (column: number, kind: ResultFilter['kind'], value: string) =>
      setFilters((old) => [...old, { id: Math.max(0, ...old.map((each) => each.id)) + 1, column, kind, value }]),
    changeFilter: (id: number, part: Partial<ResultFilter>) =>
      setFilters((old) => old.map((each) => (each.id === id ? { ...each, ...part } : each))),
    dropFilter: (id: number) => setFilters((old) => old.filter((each) => each.id !== id)),
    sortBy: (column: number, descending: boolean) => setSort({ column, descending }),
    groupBy(column: number | undefined) {
      setGroup(column)
      setOpenGroups(new Set())
    },
    toggleGroup: (text: string) => setOpenGroups((old) => toggled(old, text)),
    toggleRow: (row: RowIndex) => setOpenRows((old) => toggled(old, row)),
    tick: (which: readonly RowIndex[], on: boolean) =>
      setTicked((old) => {
        const next = new Set(old)
        for (const row of which) if (row >= 0) on ? next.add(row) : next.delete(row)
        return next
      }),
    tickAll: (on: boolean) => setTicked(on ? new Set(rows) : new Set()),
    hide: (column: number) => setChoice((old) => ({ ...old, shown: old.shown.filter((id) => id !== String(column)) })),
    pin: (column: number) => setPinned((old) => (old.includes(column) ? old.filter((each) => each !== column) : [...old, column])),
    resize: (id: string, width: number | undefined) =>
      setChoice((old) => {
        const { [id]: _before, ...widths } = old.widths
        return { ...old, widths: width === undefined ? widths : { ...widths, [id]: width } }
      }),
  }
}

export type Arrangement = ReturnType<typeof useArrangement>
