import { TICKS_PER_HOUR } from '#base/ticks.ts'
import { asWritten } from '#model/device-clock.ts'
import type { Severity } from '#model/severity.ts'
import type { Outputs } from '../../calls/index.ts'
import { huntingRows } from '../../entities/hunting-rows.ts'
import { conditionOf } from '../../entities/records-of-entity.ts'
import { scopedTable } from '../../processes/device-scope.ts'
import { type Forest, forestOf } from '../../processes/forest.ts'
import type { KnownProcess } from '../../processes/known-process.ts'
import { marksOf } from '../../processes/marks.ts'
import { keyOfEntity, processEntities } from '../../processes/read-alerts.ts'
import { EVENT_TABLES } from '../../processes/read-tables.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { StoryAlert } from './alert-names.ts'

type Tree = Extract<Outputs['alerts']['story'], { kind: 'tree' }>
type DeviceTree = Tree['devices'][number]

/** Beyond so many the evidence that found them says too little of the alert: a browser's every connection. */
const FOUND_MOST = 20

const ENDPOINT: ReadonlySet<string> = new Set(['microsoftDefenderForEndpoint', 'microsoft365Defender', 'unknown', 'coldtrail'])

/** The processes the alert names, as the device's forest knows them. */
function namedProcesses(store: ReadStore, alert: StoryAlert, forest: Forest): KnownProcess[] {
  const named = new Set(alert.entities.filter((one) => one.kind === 'process').map((one) => one.entity))
  const keys = processEntities(store, forest.scope)
    .filter((one) => named.has(one.entity))
    .map(keyOfEntity)
  return [...new Set(keys)].flatMap((key) => forest.index.byKey.get(key) ?? [])
}

/** Processes that touched what the alert names (its files, hosts, addresses) on the device within the hour: it names none itself. */
function touchingProcesses(store: ReadStore, alert: StoryAlert, forest: Forest): { processes: KnownProcess[]; by: string } | undefined {
  const [from, to] = [alert.first - TICKS_PER_HOUR, alert.last + TICKS_PER_HOUR]
  // an address an identity or cloud alert names is where somebody came from, not what a process of the device spoke to
  const kinds = ENDPOINT.has(alert.service) ? ['file', 'url', 'dns', 'ip'] : ['file']
  const things = alert.entities.filter(({ kind }) => kinds.includes(kind))
  for (const thing of things) {
    const found = new Set<KnownProcess>()
    for (const name of ['DeviceProcessEvents', ...EVENT_TABLES]) {
      const scoped = scopedTable(store, forest.scope, name)
      const condition = scoped && conditionOf(scoped.table, thing.names)
      if (!scoped || !condition || !scoped.table.has('InitiatingProcessId')) continue
      const where = `${scoped.where} AND (${condition.sql}) AND ${scoped.table.time} BETWEEN ? AND ? LIMIT ${FOUND_MOST * 10}`
      const columns = ['InitiatingProcessId', 'InitiatingProcessCreationTime', 'InitiatingProcessFileName']
      for (const row of huntingRows(store, scoped.table, columns, where, ...scoped.params, ...condition.params, from, to)) {
        const created = row.values.InitiatingProcessCreationTime
        const of = {
          pid: row.values.InitiatingProcessId ? Number(row.values.InitiatingProcessId) : null,
          created: created ? (BigInt(created) as StoryAlert['first']) : null,
          name: row.values.InitiatingProcessFileName ?? '',
        }
        const process =
          forest.index.byRow.get(`${name} ${row.row}`) ??
          forest.index.exactly(of) ??
          forest.index.lastOf(of, row.at === null ? 0n : asWritten(row.at, forest.scope.correction))
        if (process) found.add(process)
      }
    }
    if (found.size > 0 && found.size <= FOUND_MOST) return { processes: [...found], by: thing.label }
  }
  return undefined
}

/** Ancestors of a process that carry the story: up to those from which a whole session hangs, which are shown as where it starts. */
const SESSION = /^(?:explorer|services|svchost|wininit|winlogon|userinit|smss|csrss|system|lsass|systemd|init|launchd|sshd)(?:\.exe)?$/i

function topOf(process: KnownProcess): KnownProcess {
  let top = process
  while (top.parent && !SESSION.test(top.name)) top = top.parent
  return top
}

/** Processes that stand below another of the list are shown in its tree. */
function tops(processes: readonly KnownProcess[]): KnownProcess[] {
  const found = new Set(processes.map(topOf))
  const isBelow = (one: KnownProcess) => {
    for (let up = one.parent; up; up = up.parent) if (found.has(up)) return true
    return false
  }
  return [...found].filter((one) => !isBelow(one))
}

function otherAlerts(store: ReadStore, alert: StoryAlert, forest: Forest, roots: readonly KnownProcess[]): DeviceTree['others'] {
  const others = new Map<number, DeviceTree['others'][number]>()
  for (const [key, marks] of marksOf(store, forest.scope)) {
    let up = forest.index.byKey.get(key) ?? null
    while (up && !roots.includes(up)) up = up.parent
    if (!up) continue
    for (const one of marks.alerts) {
      if (one.id !== alert.id && !others.has(one.id)) others.set(one.id, { ...one, severity: one.severity as Severity, process: key })
    }
  }
  return [...others.values()].sort((a, b) => a.id - b.id)
}

/** The process trees of an alert, one a device it names; empty where none of its devices knows a process of it. */
export function treesOf(store: ReadStore, alert: StoryAlert): DeviceTree[] {
  const trees: DeviceTree[] = []
  for (const device of alert.entities.filter((one) => one.kind === 'device')) {
    const forest = forestOf(store, device.entity)
    const named = namedProcesses(store, alert, forest)
    const found = named.length > 0 ? { processes: named, by: '' } : touchingProcesses(store, alert, forest)
    if (!found) continue
    const roots = tops(found.processes)
    trees.push({
      device: device.entity,
      label: device.label,
      tops: roots.map((one) => one.key),
      focus: found.processes.map((one) => one.key),
      foundBy: found.by,
      others: otherAlerts(store, alert, forest, roots),
    })
  }
  // a process found by what it touched stands behind those the alert names
  return trees.some((one) => one.foundBy === '') ? trees.filter((one) => one.foundBy === '') : trees
}
