import type { Ticks } from '#base/ticks.ts'
import { parseDynamic } from '#kql/values/json.ts'
import { type HuntingRow, huntingRows, type TableInSql, tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'

/** A change of what a user proves themselves with besides the password, as a directory's audit tells it. */
export interface MethodChange {
  readonly at: Ticks
  readonly table: string
  readonly row: number
  /** the operation in the audit's words */
  readonly what: string
  /** what was added, taken away or changed, where the audit says; else '' */
  readonly detail: string
  readonly by: string
  readonly ip: string
  readonly succeeded: boolean
}

/** Tables that hold the directory's audit: Entra's own, and what Defender for Cloud Apps tells of it. */
export const METHOD_TABLES = ['AuditLogs', 'CloudAppEvents'] as const

/** Operations of Entra's authentication methods, core directory and Windows Hello (Microsoft's list of audit activities). */
const OPERATIONS = [
  'user registered security info',
  'user registered all required security info',
  'user deleted security info',
  'user changed default security info',
  'user updated security info',
  'admin registered security info',
  'admin updated security info',
  'admin deleted security info',
  'admin registered temporary access pass method for user',
  'add windows hello for business credential',
  'delete windows hello for business credential',
  'add passwordless phone sign-in credential',
  'delete passwordless phone sign-in credential',
  'add fido2 security key',
  'delete fido2 security key',
  'disable strong authentication',
  'enable strong authentication',
]
/** Written where the operation names the user alone and the changed property tells the rest. */
const GENERAL = ['update user']
const PROPERTY = 'StrongAuthentication'

type Bag = Readonly<Record<string, unknown>>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const dynamic = (text: string | undefined): unknown => (text ? parseDynamic(text) : null)
const bag = (value: unknown): Bag => (isBag(value) ? value : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const columnsOf = {
  AuditLogs: ['OperationName', 'ResultReason', 'ResultDescription', 'Result', 'InitiatedBy', 'TargetResources', 'Identity'],
  CloudAppEvents: ['ActionType', 'AccountDisplayName', 'AccountId', 'IPAddress', 'RawEventData'],
} as const

/** Names of properties that were changed, e.g. `StrongAuthenticationMethod`. */
function changedProperties(resources: unknown): string[] {
  const all = Array.isArray(resources) ? resources : [resources]
  return all.flatMap((resource) => {
    const changed = bag(resource).modifiedProperties ?? bag(resource).ModifiedProperties
    return (Array.isArray(changed) ? changed : []).map((one) => text(bag(one).displayName) || text(bag(one).Name)).filter(Boolean)
  })
}

function told({ row, at, values: v }: HuntingRow, table: string): MethodChange {
  if (table === 'AuditLogs') {
    const user = bag(bag(dynamic(v.InitiatedBy)).user)
    const changed = changedProperties(dynamic(v.TargetResources)).filter((name) => name.startsWith(PROPERTY))
    return {
      at: at!,
      table,
      row,
      what: v.OperationName ?? '',
      detail: v.ResultReason || v.ResultDescription || changed.join(', '),
      by:
        text(user.userPrincipalName) ||
        text(user.displayName) ||
        text(bag(bag(dynamic(v.InitiatedBy)).app).displayName) ||
        v.Identity ||
        '',
      ip: text(user.ipAddress),
      succeeded: !/^fail/i.test(v.Result ?? ''),
    }
  }
  const raw = bag(dynamic(v.RawEventData))
  return {
    at: at!,
    table,
    row,
    what: v.ActionType ?? '',
    detail: changedProperties(raw)
      .filter((name) => name.startsWith(PROPERTY))
      .join(', '),
    by: text(raw.UserId) || v.AccountId || v.AccountDisplayName || '',
    ip: v.IPAddress || text(raw.ClientIP),
    succeeded: !/^fail/i.test(text(raw.ResultStatus)),
  }
}

/** Rows that name the user as the one it was done to, in whatever spelling the audit's objects have. */
function condition(of: TableInSql, operation: string, whole: string, users: readonly string[]) {
  const named = `rtrim(lower(${of.sql(operation)}), '.')`
  const list = (values: readonly string[]) => values.map(() => '?').join(', ')
  return {
    sql: `(${named} IN (${list(OPERATIONS)}) OR ${named} IN (${list(GENERAL)}) AND instr(${of.sql(whole)}, ?) > 0)
      AND (${users.map(() => `instr(lower(${of.sql(whole)}), ?) > 0`).join(' OR ')})`,
    params: [...OPERATIONS, ...GENERAL, PROPERTY, ...users],
  }
}

/** Changes of a user's sign-in methods from one moment to another, oldest first. */
export function readMethodChanges(
  store: ReadStore,
  names: readonly { readonly type: string; readonly value: string }[],
  from: Ticks,
  until: Ticks,
): MethodChange[] {
  const users = names.filter(({ type }) => type === 'upn' || type === 'objectId').map(({ value }) => value.toLowerCase())
  if (users.length === 0) return []
  const found = METHOD_TABLES.flatMap((table) => {
    const of = tableWithRows(store, table)
    const [operation, whole] = table === 'AuditLogs' ? ['OperationName', 'TargetResources'] : ['ActionType', 'RawEventData']
    if (!of || of.time === 'NULL' || !of.has(operation) || !of.has(whole)) return []
    const { sql, params } = condition(of, operation, whole, users)
    const rows = huntingRows(store, of, columnsOf[table], `${of.time} BETWEEN ? AND ? AND ${sql}`, from, until, ...params)
    return [...rows].map((row) => told(row, table))
  })
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row))
}
