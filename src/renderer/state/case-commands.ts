import type { Command } from './commands.ts'
import { problemOfCall } from './problem-of.ts'
import type { Session } from './session.ts'

/** Asks the host and shows a refusal; what comes of it arrives as an event. */
async function run(session: Session, call: 'case.create' | 'case.open' | 'case.openTraining' | 'case.close', path?: string): Promise<void> {
  const done = await session.calls.ask(call, path === undefined ? {} : { path })
  if (!done.ok) session.notices.tell(done.problem)
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
