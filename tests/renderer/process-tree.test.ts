import { describe, expect, it } from 'vitest'
import { actOfKey } from '../../src/renderer/features/process-tree/tree-keys.ts'
import { emptyTree, type ProcessNode, type TreeState, treeRows } from '../../src/renderer/features/process-tree/tree-rows.ts'
import { createTreeStore } from '../../src/renderer/features/process-tree/tree-store.ts'

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
    const loaded = tree({ open: new Set(['a']), children: new Map([['a', { total: 2, items: ['b'], beside: [] }]]) })
    expect(said(loaded)).toEqual(['process', '  events', '  process', '  more', '  outside'])
    expect(treeRows(loaded).at(-1)).toMatchObject({ said: '1 more processes started outside of the time shown' })
  })

  it('are walked, opened and closed by keys', () => {
    const rows = treeRows(tree({ open: new Set(['a']), children: new Map([['a', { total: 3, items: ['b'], beside: [] }]]) }))
    expect(actOfKey('ArrowDown', rows, 0, 10)).toEqual({ go: 1 })
    expect(actOfKey('ArrowRight', rows, 0, 10)).toEqual({ go: 1 })
    expect(actOfKey('ArrowLeft', rows, 0, 10)).toEqual({ toggle: 0 })
    expect(actOfKey('ArrowLeft', rows, 2, 10)).toEqual({ go: 0 })
    expect(actOfKey('ArrowRight', rows, 1, 10)).toEqual({ toggle: 1 })
    expect(actOfKey('End', rows, 0, 10)).toEqual({ go: rows.length - 1 })
    expect(actOfKey('Enter', rows, 2, 10)).toEqual({ open: 2 })
    expect(actOfKey('x', rows, 0, 10)).toBeUndefined()
  })

  it('stand in the order processes started in, one that was looked for among the others, and none is lost to the next page', async () => {
    const started = (n: number) =>
      `2026-03-02T09:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.0000000Z`
    const parent = node('parent', { children: 451 })
    const within = Array.from({ length: 450 }, (_, n) => node(`child-${n}`, { created: started(n), parent: 'parent' }))
    const before = node('before', { created: '2026-03-01T00:00:00.0000000Z', parent: 'parent' })
    const answers: Record<string, (input: { process?: string; offset: number; limit: number }) => unknown> = {
      'processes.roots': () => ({ total: 1, processes: [parent] }),
      'processes.children': ({ offset, limit }) => ({ total: within.length, processes: within.slice(offset, offset + limit) }),
      'processes.path': ({ process }) => ({ processes: [parent, [...within, before].find((one) => one.key === process)!] }),
    }
    const calls = { ask: async (call: string, input: never) => ({ ok: true, value: answers[call]!(input) }) } as never
    const store = createTreeStore(calls, { device: 1, from: started(0), to: started(449) }, () => {})
    await store.start()
    expect([await store.reveal('before'), await store.reveal('child-300')]).toEqual([true, true])
    const shown = () => treeRows(store.getState()).flatMap((row) => (row.kind === 'process' && row.depth === 1 ? [row.node.key] : []))
    expect(shown()).toEqual(['before', ...within.slice(0, 200).map((one) => one.key), 'child-300'])
    await store.moreChildren('parent')
    await store.moreChildren('parent')
    expect(shown()).toEqual(['before', ...within.map((one) => one.key)])
    expect(treeRows(store.getState()).filter((row) => row.kind === 'more' || row.kind === 'outside')).toEqual([])
  })
})
