import type { Json } from '#model/alert-record.ts'
import type { TableRow } from '../../format.ts'
import { addressOf } from '../../mappings/fields.ts'
import { firstSaid, isObject, type JsonObject, textOf } from '../reading/object.ts'
import { jsonCell } from '../sentinel/entities.ts'

/** Users by the number the log gives their kind (Office 365 Management Activity API). */
const USER_TYPES = ['Regular', 'Reserved', 'Admin', 'DcAdmin', 'System', 'Application', 'ServicePrincipal', 'CustomPolicy', 'SystemPolicy']

/** Kinds of record that OfficeActivity names; others keep their number. */
const RECORD_TYPES: { readonly [number: string]: string } = {
  '1': 'ExchangeAdmin',
  '2': 'ExchangeItem',
  '3': 'ExchangeItemGroup',
  '4': 'SharePoint',
  '6': 'SharePointFileOperation',
  '7': 'OneDrive',
  '8': 'AzureActiveDirectory',
  '9': 'AzureActiveDirectoryAccountLogon',
  '14': 'SharePointSharingOperation',
  '15': 'AzureActiveDirectoryStsLogon',
  '25': 'MicrosoftTeams',
  '36': 'SharePointListOperation',
  '50': 'ExchangeItemAggregated',
}

const APPLICATIONS: { readonly [workload: string]: string } = {
  Exchange: 'Microsoft Exchange Online',
  SharePoint: 'Microsoft SharePoint Online',
  OneDrive: 'Microsoft OneDrive for Business',
  MicrosoftTeams: 'Microsoft Teams',
  AzureActiveDirectory: 'Microsoft 365',
}

/** The log's times are UTC without saying so. */
const utc = (value: Json | undefined): string => {
  const text = textOf(value)
  return /\d$/.test(text) && /T\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text) ? `${text}Z` : text
}

/** An address that may carry a port: `203.0.113.9:14204`, `[2001:db8::1]:443`. */
function clientAddress(value: Json | undefined): string {
  const text = textOf(value).trim()
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1]
  return addressOf(bracketed ?? text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
}

const isGuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const userType = (value: Json | undefined): string => USER_TYPES[Number(textOf(value) || Number.NaN)] ?? textOf(value)

/** The audit record itself: whole, or what an export wraps as `AuditData`. */
export function auditRecord(row: JsonObject): JsonObject | undefined {
  const wrapped = jsonCell(firstSaid(row.AuditData, row.auditData))
  const record = isObject(wrapped) ? wrapped : row
  return firstSaid(record.Operation, record.operation) === undefined ? undefined : record
}

function officeActivity(record: JsonObject, recordType: string): TableRow {
  const { Workload, ObjectId, Id, CreationTime, RecordType: _, UserType, Version: __, ...rest } = record
  return {
    table: 'OfficeActivity',
    values: {
      ...rest,
      TimeGenerated: utc(CreationTime),
      OfficeWorkload: Workload,
      OfficeObjectId: ObjectId,
      OfficeId: Id,
      RecordType: recordType,
      UserType: userType(UserType),
    },
  }
}

function cloudAppEvent(record: JsonObject): TableRow {
  const workload = textOf(record.Workload)
  const user = textOf(record.UserId)
  const key = textOf(record.UserKey)
  const type = userType(record.UserType)
  return {
    table: 'CloudAppEvents',
    values: {
      Timestamp: utc(record.CreationTime),
      ActionType: record.Operation,
      Application: APPLICATIONS[workload] ?? workload,
      AccountId: user,
      AccountObjectId: isGuid(key) ? key : undefined,
      AccountType: type,
      IsAdminOperation: type === 'Admin' || type === 'DcAdmin',
      IPAddress: clientAddress(firstSaid(record.ClientIP, record.ClientIPAddress, record.ActorIpAddress)),
      UserAgent: firstSaid(record.UserAgent, record.ClientInfoString),
      ObjectId: record.ObjectId,
      ObjectName: firstSaid(record.ObjectName, record.ObjectId),
      OAuthAppId: record.AppId,
      ReportId: record.Id,
      RawEventData: record,
    },
  }
}

/** The rows one record of the unified audit log fills. */
export function auditRows(row: JsonObject, record: JsonObject): TableRow[] {
  const number = textOf(record.RecordType)
  const named = record === row ? '' : textOf(row.RecordType)
  const recordType = /^\d*$/.test(named) ? (RECORD_TYPES[number] ?? number) : named
  return [officeActivity(record, recordType), cloudAppEvent(record)]
}
