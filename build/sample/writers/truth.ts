import { schemaTable } from '#model/tables/schema.ts'
import { products } from '../alerts/alert.ts'
import { iso } from '../moment.ts'
import type { Row, World } from '../world.ts'
import { cell } from './cell.ts'

function names(table: string, columns: readonly string[], row: Row): Record<string, string> {
  const wanted = schemaTable(table)!.columns.filter((column) => columns.includes(column.name))
  return Object.fromEntries(wanted.map((column) => [column.name, cell(column, row)]).filter(([, value]) => value !== ''))
}

/** What really happened: every alert's incident, every incident's cause and path, every act with the row that shows it. */
export function groundTruth(world: World, incidentIds: ReadonlyMap<string, string>): string {
  const incidents = world.plots.map(({ key, name, truePositive, summary, rootCause, path, lastAffected }) => ({
    key,
    name,
    truePositive,
    summary,
    providerIncidentId: incidentIds.get(key) ?? null,
    alerts: world.alerts.filter((alert) => alert.plot === key).length,
    rootCause: rootCause
      ? {
          kind: rootCause.kind,
          entity: rootCause.entity,
          record: { table: rootCause.table, where: names(rootCause.table, rootCause.columns, rootCause.row) },
        }
      : null,
    path,
    lastAffected: lastAffected ? { ...lastAffected, at: iso(lastAffected.at) } : null,
  }))
  const positive = new Map(world.plots.map((plot) => [plot.key, plot.truePositive]))
  const alerts = [...world.alerts]
    .sort((a, b) => a.first - b.first)
    .map((alert) => ({
      key: alert.key,
      id: alert.id,
      providerAlertId: alert.providerAlertId,
      serviceSource: products[alert.by].service,
      title: alert.title,
      incident: alert.plot,
      truePositive: positive.get(alert.plot),
      stage: alert.stage,
      techniques: alert.techniques,
      firstActivityDateTime: iso(alert.first),
    }))
  const acts = [...world.acts]
    .sort((a, b) => (a.row.Timestamp as number) - (b.row.Timestamp as number))
    .map(({ plot, stage, technique, says, table, row, columns }) => ({
      incident: plot,
      stage,
      technique,
      says,
      table,
      where: names(table, columns, row),
    }))
  return `${JSON.stringify({ version: 1, incidents, alerts, acts }, null, 1)}\n`
}
