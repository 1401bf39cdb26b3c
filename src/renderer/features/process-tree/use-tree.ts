import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useSession } from '../../state/use-session.ts'
import { treeRows } from './tree-rows.ts'
import { createTreeStore, type TreeQuestion } from './tree-store.ts'

const FIRST_EVENTS = 60

/** A tree that is started, with the way to what it is about opened, and the lines it has now. */
export function useTree(question: TreeQuestion, focus: readonly string[]) {
  const { calls, notices } = useSession()
  const key = JSON.stringify([question, focus])
  const tree = useMemo(() => {
    const [asked] = JSON.parse(key) as [TreeQuestion]
    return createTreeStore(calls, asked, notices.tell)
  }, [calls, notices, key])
  const [revealed, setRevealed] = useState<typeof tree>()
  useEffect(() => {
    const [, wanted] = JSON.parse(key) as [TreeQuestion, string[]]
    const begin = async () => {
      await tree.start()
      for (const process of wanted) await tree.reveal(process)
      for (const process of wanted) {
        await tree.toggle(process, true)
        const node = tree.getState().nodes.get(process)
        if (node && node.events > 0 && node.events <= FIRST_EVENTS) await tree.toggleEvents(process, true)
      }
      const [only, ...more] = tree.getState().tops?.items ?? []
      setRevealed(tree)
      if (wanted.length === 0 && only !== undefined && more.length === 0) await tree.toggle(only, true)
    }
    void begin()
  }, [tree, key])
  const state = useStore(tree)
  const rows = useMemo(() => treeRows(state), [state])
  return { tree, rows, started: state.tops !== undefined, revealed: revealed === tree }
}
