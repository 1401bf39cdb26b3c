import { fail } from '#base/problem.ts'
import type { Outputs } from '#engine/calls/index.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { ask, reading } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { incidentJson } from '../incident-json.ts'
import { line, table } from '../output.ts'

type Graph = Outputs['graph']['get']
type Summary = Outputs['incidents']['get']['alerts'][number]

function evidenceOf(store: ReadStore, alerts: readonly Summary[]) {
  const found = new Map<number, { id: number; kind: string; label: string; verdict: string; remediationStatus: string }>()
  for (const alert of alerts) {
    for (const one of ask(store, 'alerts', 'get', { alert: alert.id }).evidence) {
      const { entity: id, kind, label, verdict, remediationStatus } = one
      if (!found.has(id) || found.get(id)!.verdict === 'unknown') found.set(id, { id, kind, label, verdict, remediationStatus })
    }
  }
  return [...found.values()]
}

function alertJson(alert: Summary, label: (entity: number) => string) {
  const { link } = alert
  return {
    id: alert.id,
    title: alert.title,
    severity: alert.severity,
    status: alert.status,
    category: alert.category,
    techniques: alert.techniques,
    source: alert.serviceSource,
    detectionSource: alert.detectionSource,
    firstActivity: alert.firstActivity,
    lastActivity: alert.lastActivity,
    providerAlertId: alert.providerAlertId,
    link: link && {
      reason: link.reason,
      rule: link.rule,
      ruleVersion: link.ruleVersion,
      with: link.with,
      entity: link.entity === null ? null : label(link.entity),
      distance: link.distance,
    },
    entities: alert.entities.map(label),
  }
}

const graphJson = ({ nodes, edges }: Graph) => ({
  nodes: nodes.map(({ id, kind, label, first, last, verdict }) => ({ id, kind, label, first, last, verdict })),
  edges: edges.map(({ source, target, relation, first, last, alerts, basis }) => ({
    source,
    target,
    relation,
    first,
    last,
    alerts,
    basis,
  })),
})

function told(store: ReadStore, id: number) {
  const detail = ask(store, 'incidents', 'get', { incident: id })
  const graph = ask(store, 'graph', 'get', { incident: id })
  const evidence = evidenceOf(store, detail.alerts)
  const labels = new Map([...graph.nodes, ...evidence].map((node) => [node.id, node.label]))
  const label = (entity: number) => labels.get(entity) ?? ask(store, 'entities', 'get', { entity }).label
  const { description, priorityFactors, keptApart } = detail
  const alerts = detail.alerts.map((alert) => alertJson(alert, label))
  return { ...incidentJson(detail), description, priorityFactors, keptApart, alerts, graph: graphJson(graph), evidence }
}

export const incidentVerb = defineVerb({
  name: 'incident',
  add(program, run) {
    program
      .command('incident')
      .argument('<case>', 'path of the case file')
      .argument('<id>', 'number of the incident, as `incidents` lists it')
      .description('one incident, whole: alerts, why each stands there, graph and evidence')
      .action(
        run(async ({ output }, path: string, text: string) => {
          const id = Number(text)
          if (!Number.isSafeInteger(id) || id < 1) fail('incident.not-found', `There is no incident ${text}`)
          const incident = await reading(path, (store) => told(store, id))
          output.answer(incident, () =>
            [
              line(`${incident.id}  ${incident.name}`),
              line(
                `${incident.severity} · ${incident.status} · priority ${incident.priority} · ${incident.alertCount} ${incident.alertCount === 1 ? 'alert' : 'alerts'}`,
              ),
              table(
                ['id', 'severity', 'first activity', 'title', 'linked because'],
                incident.alerts.map((alert) => [alert.id, alert.severity, alert.firstActivity, alert.title, alert.link?.reason ?? '']),
              ),
              ...incident.keptApart.map((other) =>
                line(`Kept apart from #${other.incident} ${other.name}, because ${other.because}. ${other.reason}`),
              ),
            ].join('\n'),
          )
        }),
      )
  },
})
