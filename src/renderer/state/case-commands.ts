import { Failure } from '#base/problem.ts'
import type { CaseChanging } from './case-state.ts'
import type { Command } from './commands.ts'
import { problemOfCall } from './problem-of.ts'
import type { Session } from './session.ts'

type CaseChange = 'case.create' | 'case.open' | 'case.openTraining' | 'case.close'

/**
 * Asks the host; what comes of it arrives as an event. The same asked again while it is under way is one: the second click of a double
 * click on *New case* would ask for another case at the path that the first is being made at.
 */
function change(session: Session, call: CaseChange, path?: string): CaseChanging['done'] {
  const what = `${call} ${path ?? ''}`
  const underWay = session.case.getState().changing
  if (underWay?.what === what) return underWay.done
  const done = session.calls.ask(call, path === undefined ? {} : { path })
  const changing = { what, done }
  session.case.setState({ changing })
  const over = () => session.case.setState((state) => (state.changing === changing ? { changing: null } : state))
  void done.then(over)
  return done
}

/** Asks the host and shows a refusal. */
async function run(session: Session, call: CaseChange, path?: string): Promise<void> {
  const done = await change(session, call, path)
  if (!done.ok) session.notices.tell(done.problem)
}

/**
 * Sees to it that a case is open for evidence to go into: the one that is open or just being opened or made, else a new one.
 * @returns false where the analyst gave up the dialog that asks for its place; a refusal is thrown
 */
export async function caseForEvidence(session: Session): Promise<boolean> {
  const { info, changing } = session.case.getState()
  if (info && !changing) return true
  await changing?.done
  // the host is asked: a window knows of a case a moment after it is open
  const open = await session.calls.ask('case.info', {})
  if (open.ok && open.value) return true
  const created = await change(session, 'case.create')
  if (!created.ok) throw new Failure(created.problem)
  return created.value !== null
}

export const openCase = (session: Session, path: string): Promise<void> => run(session, 'case.open', path)

async function saveCopy(session: Session): Promise<void> {
  const saved = await session.calls.ask('case.saveCopy', {})
  if (!saved.ok) session.notices.tell(saved.problem)
  else if (saved.value) session.notices.show({ intent: 'success', text: 'Copy saved', hint: saved.value.path })
}

async function importEvidence(session: Session, kind: 'files' | 'folder'): Promise<void> {
  try {
    await session.host.evidence.choose(kind, session.jobs.begin)
  } catch (thrown) {
    session.notices.tell(problemOfCall(thrown))
  }
}

/**
 * What can be done with the case itself; the host's own menu knows these by the same ids.
 * @param askPath asks for a path in the page, in hosts that have no dialog to choose files by
 */
export function caseCommands(session: Session, isOpen: boolean, askPath: (() => void) | undefined): Command[] {
  const group = 'Case'
  return [
    { id: 'case.create', title: 'New case', group, run: () => void run(session, 'case.create') },
    { id: 'case.open', title: 'Open case…', group, run: askPath ?? (() => void run(session, 'case.open')) },
    { id: 'case.openTraining', title: 'Open the training case', group, run: () => void run(session, 'case.openTraining') },
    ...(isOpen
      ? [
          { id: 'evidence.add', title: 'Import files…', group, run: () => void importEvidence(session, 'files') },
          { id: 'evidence.addFolder', title: 'Import a folder…', group, run: () => void importEvidence(session, 'folder') },
          { id: 'case.saveCopy', title: 'Save a copy…', group, run: () => void saveCopy(session) },
          { id: 'case.close', title: 'Close case', group, run: () => void run(session, 'case.close') },
        ]
      : []),
  ]
}
