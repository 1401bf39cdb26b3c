import type { TreeRow } from './tree-rows.ts'

/** What a key does in a tree (WAI-ARIA tree pattern): where it takes the keyboard, or what it opens or closes. */
export type TreeAct = { readonly go: number } | { readonly toggle: number } | { readonly open: number }

/** @param page how many lines are on screen */
export function actOfKey(key: string, rows: readonly TreeRow[], active: number, page: number): TreeAct | undefined {
  const row = rows[active]
  if (!row) return undefined
  const within = (to: number) => ({ go: Math.min(Math.max(to, 0), rows.length - 1) })
  const isOpen = row.kind === 'process' || row.kind === 'events' ? row.open : undefined
  const parent = () => {
    for (let up = active - 1; up >= 0; up--) if (rows[up]!.depth < row.depth) return up
    return active
  }
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(active + 1)
    case 'ArrowUp':
    case 'k':
      return within(active - 1)
    case 'PageDown':
      return within(active + page)
    case 'PageUp':
      return within(active - page)
    case 'Home':
      return within(0)
    case 'End':
      return within(rows.length - 1)
    case 'ArrowRight':
      if (isOpen === undefined) return undefined
      return isOpen ? within(active + 1) : { toggle: active }
    case 'ArrowLeft':
      return isOpen ? { toggle: active } : within(parent())
    case ' ':
      return isOpen === undefined && row.kind !== 'more' ? undefined : { toggle: active }
    case 'Enter':
      return { open: active }
    default:
      return undefined
  }
}
