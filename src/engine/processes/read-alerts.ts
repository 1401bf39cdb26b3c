import { ticksFromIso } from '#base/ticks.ts'
import { propertiesAt, textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { ReadStore } from '../store/sql.ts'
import type { DeviceScope } from './device-scope.ts'
import type { KnownProcess } from './known-process.ts'
import type { ProcessIndex } from './process-index.ts'

/** A process entity of a device, by the name `device|id|second` it goes by. */
export interface ProcessEntity {
  readonly entity: number
  readonly pid: number
  /** `YYYY-MM-DDThh:mm:ss` */
  readonly second: string
}

/** Process entities of a device: what evidence of alerts and relations named with id and start. */
export function processEntities(store: ReadStore, scope: DeviceScope): ProcessEntity[] {
  return scope.prefixes.flatMap((prefix) =>
    store
      .all<{ entity: number; value: string }>(
        "SELECT entity, value FROM entity_identifier WHERE type = 'process' AND value > ? AND value < ?",
        `${prefix}|`,
        `${prefix}}`,
      )
      .map(({ entity, value }) => {
        const [, pid = '', second = ''] = value.split('|')
        return { entity, pid: Number(pid), second }
      }),
  )
}

export const keyOfEntity = ({ pid, second }: ProcessEntity): string => {
  const at = ticksFromIso(`${second}Z`)
  return at === null ? '' : `${pid}@${String(at / 10_000_000n)}`
}

const numberAt = (properties: Properties, name: string): number | null => {
  const text = textAt(properties, name)
  return /^\d+$/.test(text) ? Number(text) : null
}

function keepTold(process: KnownProcess, properties: Properties): void {
  if (process.row || process.told) return
  const image = propertiesAt(properties, 'imageFile')
  const [folder, file] = [textAt(image, 'filePath'), textAt(image, 'fileName')]
  const [domain, account] = [textAt(properties, 'userAccount.domainName'), textAt(properties, 'userAccount.accountName')]
  process.known = 'alert'
  process.told = {
    path: folder && file && !folder.toLowerCase().endsWith(file.toLowerCase()) ? `${folder}\\${file}` : folder,
    commandLine: textAt(properties, 'processCommandLine'),
    account: [domain, account].filter(Boolean).join('\\'),
    sha256: textAt(image, 'sha256'),
  }
}

/** Processes that alerts tell of, with the parents their evidence names: where no telemetry was brought, this is the tree there is. */
export function readAlertProcesses(store: ReadStore, scope: DeviceScope, index: ProcessIndex): void {
  const entities = processEntities(store, scope)
  const rows = store.all<{ properties: string }>(
    "SELECT properties FROM alert_evidence WHERE kind = 'process' AND entity IN (SELECT value FROM json_each(?)) ORDER BY id",
    JSON.stringify([...new Set(entities.map((one) => one.entity))]),
  )
  for (const row of rows) {
    const properties = JSON.parse(row.properties) as Properties
    const [pid, created] = [numberAt(properties, 'processId'), ticksFromIso(textAt(properties, 'processCreationDateTime'))]
    if (pid === null || created === null) continue
    const process = index.add({ pid, created, name: textAt(properties, 'imageFile.fileName') }, 'alert')
    keepTold(process, properties)
    const parent = {
      pid: numberAt(properties, 'parentProcessId'),
      created: ticksFromIso(textAt(properties, 'parentProcessCreationDateTime')),
      name: textAt(properties, 'parentProcessImageFile.fileName'),
    }
    if (process.parent !== null || (parent.pid === null && parent.name === '')) continue
    const found =
      index.exactly(parent) ?? (parent.created === null ? index.lastOf(parent, created) : undefined) ?? index.add(parent, 'name')
    index.connect(process, found, parent.created === null ? 'id' : 'recorded')
  }
}
