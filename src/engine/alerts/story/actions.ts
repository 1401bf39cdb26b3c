import { isoFromTicks, TICKS_PER_HOUR, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Outputs } from '../../calls/index.ts'
import { type HuntingRow, huntingRows, tableWithRows } from '../../entities/hunting-rows.ts'
import { conditionOf } from '../../entities/records-of-entity.ts'
import { deviceScope, scopedTable } from '../../processes/device-scope.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type NamedEntity, type StoryAlert, storyAlert } from './alert-names.ts'

type Action = Outputs['alerts']['actions'][number]

/** What products did on devices, by ActionType. */
const DONE_ON_DEVICE = `(ActionType IN ('AntivirusDetection', 'AntivirusReport', 'AntivirusScanCompleted', 'TamperingAttempt') OR ActionType LIKE '%Blocked%'
  OR ActionType LIKE '%Prevented%' OR ActionType LIKE '%Quarantine%' OR ActionType LIKE '%Contained%')`
/** Scans run every day; one that completed tells nothing of the alert. */
const EVERYDAY = 'AntivirusScanCompleted'

interface Piece {
  readonly at: Ticks | null
  readonly status: string
  readonly details: string
  readonly source: number
  readonly record: number
  readonly entity: number
  readonly kind: EntityKind
  readonly label: string
}

/** Evidence whose remediation its product tells of. */
function remediated(store: ReadStore, alert: number): Action[] {
  const pieces = store.all<Piece>(
    `SELECT created AS at, remediation_status AS status, remediation_status_details AS details, alert_evidence.source, record,
       entity.id AS entity, entity.kind, entity.label
     FROM alert_evidence JOIN entity ON entity.id = alert_evidence.entity
     WHERE alert = ? AND remediation_status NOT IN ('none', '') ORDER BY alert_evidence.id`,
    alert,
  )
  return pieces.map((one) => ({
    at: one.at === null ? null : isoFromTicks(one.at),
    action: one.status,
    target: { entity: one.entity, kind: one.kind, label: one.label },
    detail: one.details,
    record: { table: '', row: alert, source: one.source, record: one.record },
  }))
}

const actionOf = (table: string, row: HuntingRow, target: NamedEntity | undefined, action: string, detail: string): Action => ({
  at: row.at === null ? null : isoFromTicks(row.at),
  action,
  target: target ? { entity: target.entity, kind: target.kind, label: target.label } : null,
  detail,
  record: { table, row: row.row, source: row.source, record: row.record },
})

/** Mail taken away after it was delivered. */
function removedMail(store: ReadStore, alert: StoryAlert): Action[] {
  const table = tableWithRows(store, 'EmailPostDeliveryEvents')
  const messages = alert.entities.filter((one) => one.kind === 'analyzedMessage')
  if (!table) return []
  return messages.flatMap((message) => {
    const condition = conditionOf(table, message.names)
    if (!condition) return []
    const columns = ['ActionType', 'Action', 'ActionResult', 'ActionTrigger', 'RecipientEmailAddress']
    const rows = huntingRows(store, table, columns, `(${condition.sql}) ORDER BY ${table.time}`, ...condition.params)
    return [...rows].map((row) => {
      const { ActionType = '', Action = '', ActionResult = '', ActionTrigger = '', RecipientEmailAddress = '' } = row.values
      const detail = [RecipientEmailAddress, ActionTrigger && `by ${ActionTrigger}`, ActionResult].filter(Boolean).join(' · ')
      return actionOf('EmailPostDeliveryEvents', row, message, [ActionType, Action].filter(Boolean).join(': '), detail)
    })
  })
}

/** What antivirus, exploit protection and attack disruption did on the alert's devices from shortly before it to an hour after. */
function doneOnDevices(store: ReadStore, alert: StoryAlert): Action[] {
  return alert.entities
    .filter((one) => one.kind === 'device')
    .flatMap((device) => {
      const scoped = scopedTable(store, deviceScope(store, device.entity), 'DeviceEvents')
      if (!scoped?.table.has('ActionType')) return []
      const where = `${scoped.where} AND ${DONE_ON_DEVICE} AND ActionType <> '${EVERYDAY}' AND ${scoped.table.time} BETWEEN ? AND ? ORDER BY ${scoped.table.time} LIMIT 50`
      const columns = ['ActionType', 'FileName', 'FolderPath', 'AccountName', 'AdditionalFields']
      const bounds = [alert.first - TICKS_PER_HOUR / 6n, alert.last + TICKS_PER_HOUR] as const
      const rows = huntingRows(store, scoped.table, columns, where, ...scoped.params, ...bounds)
      return [...rows].map((row) => {
        const { ActionType = '', FileName = '', FolderPath = '', AccountName = '', AdditionalFields = '' } = row.values
        const detail = [FolderPath || FileName, AccountName, AdditionalFields.slice(0, 300)].filter(Boolean).join(' · ')
        return actionOf('DeviceEvents', row, device, ActionType, detail)
      })
    })
}

/** What was done against what an alert is about, oldest first; each names the record that tells so. Fails with `alert.not-found`. */
export function actionsTaken(store: ReadStore, id: number): Action[] {
  const alert = storyAlert(store, id)
  const all = [...remediated(store, id), ...removedMail(store, alert), ...doneOnDevices(store, alert)]
  return all.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
}
