import type { InputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'

/** The verbs of triage by key, on the incidents ticked, the one whose summary is shown, or the one on the page. */
export function useIncidentTriage(incidents: readonly number[]): void {
  const { tabs } = useSession()
  const analyst = useSettings((settings) => settings.analyst)
  const change = useChange()
  const [first, ...others] = incidents
  const update = (what: InputOf<'incidents.update'>['change']) =>
    void change('incidents.update', { incidents: [...incidents], change: what })
  const group = 'Incidents'
  const which = incidents.length > 1 ? `the ${incidents.length} incidents` : 'the incident'
  useCommands(
    first === undefined
      ? []
      : [
          {
            id: 'incident.manage',
            title: `Manage ${which}`,
            group,
            keys: ['M'],
            run: () => tabs.openPane({ kind: 'incident-manage', id: first, ...(others.length > 0 ? { others } : {}) }),
          },
          {
            id: 'incident.comment',
            title: 'Comments and history',
            group,
            keys: ['C'],
            run: () => tabs.openPane({ kind: 'incident-activities', id: first }),
          },
          { id: 'incident.assign', title: `Assign ${which} to me`, group, keys: ['A'], run: () => update({ assignedTo: analyst }) },
          { id: 'incident.new', title: `Set ${which} to New`, group, keys: ['N'], run: () => update({ status: 'active' }) },
          { id: 'incident.progress', title: `Set ${which} in progress`, group, keys: ['I'], run: () => update({ status: 'inProgress' }) },
          {
            id: 'incident.await',
            title: `Set ${which} to Awaiting action`,
            group,
            keys: ['W'],
            run: () => update({ status: 'awaitingAction' }),
          },
          { id: 'incident.resolve', title: `Resolve ${which}`, group, keys: ['R'], run: () => update({ status: 'resolved' }) },
          {
            id: 'incident.true-positive',
            title: `Classify ${which} as true positive`,
            group,
            keys: ['Shift+T'],
            run: () => update({ classification: 'truePositive' }),
          },
          {
            id: 'incident.expected',
            title: `Classify ${which} as expected activity`,
            group,
            keys: ['Shift+E'],
            run: () => update({ classification: 'informationalExpectedActivity' }),
          },
          {
            id: 'incident.false-positive',
            title: `Classify ${which} as false positive`,
            group,
            keys: ['Shift+F'],
            run: () => update({ classification: 'falsePositive' }),
          },
        ],
  )
}
