import { useStore } from 'zustand'
import { useSession } from '../../../state/use-session.ts'
import { type DraftRun, runOf, type Workbench, type WorkbenchState, workbenchOf } from './workbench.ts'

export const useWorkbench = (): Workbench => workbenchOf(useSession())

export const useBench = <T>(select: (state: WorkbenchState) => T): T => useStore(useWorkbench(), select)

/** The draft being worked on. */
export const useDraft = () => useBench((state) => state.drafts.find((each) => each.id === state.active) ?? state.drafts[0]!)

export function useRun(): DraftRun {
  return useBench((state) => runOf(state, state.active))
}
