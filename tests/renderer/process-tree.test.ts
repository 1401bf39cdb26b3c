import { describe, expect, it } from 'vitest'
import { actOfKey } from '../../src/renderer/features/process-tree/tree-keys.ts'
import { emptyTree, type ProcessNode, type TreeState, treeRows } from '../../src/renderer/features/process-tree/tree-rows.ts'

const node = (key: string, more: Partial<ProcessNode> = {}): ProcessNode => ({
  ...{ key, pid: 1, name: key, path: '', commandLine: '', created: null, account: '', integrity: '', elevation: '', sha256: '' },
  ...{
    known: 'event',
    parent: null,
    parentBasis: null,
    children: 0,
    events: 0,
    entity: null,
    verdict: 'unknown',
    alerts: [],
    record: null,
  },
  ...more,
})

const tree = (more: Partial<TreeState> = {}): TreeState => ({
  ...emptyTree,
  nodes: new Map([
    ['a', node('a', { children: 3, events: 5 })],
    ['b', node('b')],
  ]),
  tops: { total: 1, items: ['a'] },
  ...more,
})

const said = (state: TreeState) => treeRows(state).map((row) => `${'  '.repeat(row.depth)}${row.kind}`)

describe('the lines of a process tree', () => {
  it('show what is open and loaded, and say what is not', () => {
    expect(said(tree())).toEqual(['process'])
    expect(said(tree({ open: new Set(['a']) }))).toEqual(['process', '  events', '  waiting'])
    const loaded = tree({ open: new Set(['a']), children: new Map([['a', { total: 2, items: ['b'] }]]) })
    expect(said(loaded)).toEqual(['process', '  events', '  process', '  more', '  outside'])
    expect(treeRows(loaded).at(-1)).toMatchObject({ said: '1 more processes started outside of the time shown' })
  })

  it('are walked, opened and closed by keys', () => {
    const rows = treeRows(tree({ open: new Set(['a']), children: new Map([['a', { total: 3, items: ['b'] }]]) }))
    expect(actOfKey('ArrowDown', rows, 0, 10)).toEqual({ go: 1 })
    expect(actOfKey('ArrowRight', rows, 0, 10)).toEqual({ go: 1 })
    expect(actOfKey('ArrowLeft', rows, 0, 10)).toEqual({ toggle: 0 })
    expect(actOfKey('ArrowLeft', rows, 2, 10)).toEqual({ go: 0 })
    expect(actOfKey('ArrowRight', rows, 1, 10)).toEqual({ toggle: 1 })
    expect(actOfKey('End', rows, 0, 10)).toEqual({ go: rows.length - 1 })
    expect(actOfKey('Enter', rows, 2, 10)).toEqual({ open: 2 })
    expect(actOfKey('x', rows, 0, 10)).toBeUndefined()
  })
})
