import type { AutomationLevel } from '#model/investigation.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { DEFAULT_LEVEL, levelOf } from './automation.ts'

/** The level of all groups first, then of every group that alerts name or that has one of its own. */
export function listLevels(store: ReadStore): Outputs['investigations']['levels'] {
  const groups = store.all<{ name: string }>(
    `SELECT DISTINCT json_extract(properties, '$.rbacGroupName') AS name FROM alert_evidence WHERE kind = 'device' AND name <> ''
     UNION SELECT device_group FROM automation_level WHERE device_group <> '' ORDER BY 1`,
  )
  return ['', ...groups.map((row) => row.name)].map((group) => ({ group, level: levelOf(store, group) }))
}

/** Sets how much is approved beforehand for a device group; it holds from the next run on. */
export function setLevel(
  store: WriteStore,
  { group, level }: Inputs['investigations']['setLevel'],
  context: CallContext,
): Record<string, never> {
  return store.transaction(() => {
    const before: AutomationLevel = levelOf(store, group)
    if (group === '' && level === DEFAULT_LEVEL) store.run(`DELETE FROM automation_level WHERE device_group = ''`)
    else
      store.run(
        'INSERT INTO automation_level (device_group, level) VALUES (?1, ?2) ON CONFLICT (device_group) DO UPDATE SET level = ?2',
        group,
        level,
      )
    if (before !== level) {
      logActivity(store, {
        kind: 'audit',
        action: 'investigation.levelSet',
        performedBy: context.analyst,
        targetType: 'case',
        targetName: group,
        detail: { group, before, after: level },
      })
    }
    return {}
  })
}
