import type { InputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { copyTicket } from '../parts/copy-ticket.ts'

type Change = InputOf<'alerts.update'>['change']

/** What triage acts on. */
export interface TriageTarget {
  readonly alerts: readonly number[]
  move(): void
  /** absent where the alerts stand in one incident */
  merge?: (() => void) | undefined
  open?: (() => void) | undefined
}

/** The verbs of triage by key, on the alerts ticked or the one that has the keyboard; each change is one entry of the log an alert. */
export function useTriage({ alerts, move, merge, open }: TriageTarget): void {
  const session = useSession()
  const { tabs, notices } = session
  const analyst = useSettings((settings) => settings.analyst)
  const change = useChange()
  const update = async (what: Change, said: string) => {
    const changed = await change('alerts.update', { alerts: [...alerts], change: what })
    if (changed.ok) notices.show({ intent: 'success', text: `${counted(changed.value.changed, 'alert')} ${said}` })
  }
  const group = 'Alerts'
  const classify = (key: string, title: string, what: Change) => ({
    id: `alerts.${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    title: `Classify as ${title}`,
    group,
    keys: [key],
    run: () => void update(what, `classified as ${title}`),
  })
  const [only, ...others] = alerts
  useCommands(
    alerts.length === 0
      ? []
      : [
          ...(open ? [{ id: 'alerts.open', title: 'Open the alert page', group, keys: ['O'], run: open }] : []),
          {
            id: 'alerts.manage',
            title: 'Manage the selected alerts',
            group,
            keys: ['M'],
            run: () => tabs.openPane({ kind: 'alert-manage', id: alerts[0]!, others: alerts.slice(1) }),
          },
          { id: 'alerts.new', title: 'Set the alerts to New', group, keys: ['N'], run: () => void update({ status: 'new' }, 'set to New') },
          {
            id: 'alerts.inProgress',
            title: 'Set the alerts in progress',
            group,
            keys: ['I'],
            run: () => void update({ status: 'inProgress' }, 'set in progress'),
          },
          {
            id: 'alerts.resolve',
            title: 'Resolve the alerts',
            group,
            keys: ['R'],
            run: () => void update({ status: 'resolved' }, 'resolved'),
          },
          {
            id: 'alerts.assign',
            title: 'Assign the alerts to me',
            group,
            keys: ['A'],
            run: () => void update({ assignedTo: analyst }, analyst ? `assigned to ${analyst}` : 'unassigned'),
          },
          classify('Shift+T', 'True positive', { classification: 'truePositive' }),
          classify('Shift+E', 'Expected activity', { classification: 'informationalExpectedActivity' }),
          classify('Shift+F', 'False positive', { classification: 'falsePositive' }),
          ...(only !== undefined && others.length === 0
            ? [
                {
                  id: 'alerts.ticket',
                  title: 'Copy the triage sheet for a ticket',
                  group,
                  keys: ['T'],
                  run: () => void copyTicket(session, only, 'text'),
                },
                { id: 'alerts.tune', title: 'Tune alert', group, keys: ['U'], run: () => tabs.openPane({ kind: 'tune-alert', id: only }) },
              ]
            : []),
          { id: 'alerts.move', title: 'Move the alerts to another incident', group, keys: ['V'], run: move },
          ...(merge
            ? [{ id: 'alerts.merge', title: 'Merge the incidents of the selected alerts', group, keys: ['Shift+M'], run: merge }]
            : []),
        ],
  )
}
