import type { IncidentRecord, Json } from '#model/alert-record.ts'
import type { IncidentStatus } from '#model/triage.ts'
import { classificationOf, severityOf } from '../reading/enumeration.ts'
import type { Notes } from '../reading/notes.ts'
import { carriedText, firstSaid, isObject, type JsonObject, objectsOf, textOf, textsOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { jsonCell } from './entities.ts'

/** Sentinel's states: its Active is what the portal calls in progress. */
const STATUS: { readonly [written: string]: IncidentStatus } = { new: 'active', active: 'inProgress', closed: 'resolved' }

function statusOf(value: Json | undefined, notes: Notes): IncidentStatus | undefined {
  if (value === undefined || textOf(value) === '') return undefined
  const status = STATUS[textOf(value).toLowerCase()]
  if (!status) notes.unknownValue('Status', value)
  return status ?? 'active'
}

/** Incidents that Defender shares with Sentinel have one id in both; Sentinel's own are known by their GUID. */
function idOf(row: JsonObject): string {
  const shared = /365|xdr|defender/i.test(textOf(row.ProviderName)) ? textOf(row.ProviderIncidentId) : ''
  return shared || textOf(firstSaid(row.IncidentName, row.IncidentNumber))
}

function labels(cell: Json | undefined, system: boolean): string[] {
  const isSystem = (label: JsonObject) => /^(?:system|autoassigned)$/i.test(textOf(firstSaid(label.labelType, label.LabelType)))
  return objectsOf(jsonCell(cell))
    .filter((label) => isSystem(label) === system)
    .map((label) => textOf(firstSaid(label.labelName, label.LabelName)))
    .filter((name) => name !== '')
}

function comments(cell: Json | undefined, notes: Notes): IncidentRecord['comments'] {
  return objectsOf(jsonCell(cell)).map((comment) => {
    const author = isObject(comment.author) ? comment.author : {}
    return {
      comment: textOf(firstSaid(comment.message, comment.Message, comment.comment)),
      createdBy: textOf(firstSaid(author.name, author.userPrincipalName, author.email)),
      created: timeOf(firstSaid(comment.createdTimeUtc, comment.createdTime), 'Comments.createdTimeUtc', notes) ?? null,
    }
  })
}

function ownerOf(cell: Json | undefined): string | undefined {
  const owner = jsonCell(cell)
  if (!isObject(owner)) return carriedText(cell)
  return textOf(firstSaid(owner.userPrincipalName, owner.email, owner.assignedTo))
}

/** Reads the incident that a row of `SecurityIncident` tells of; every change of it is another row. Undefined where it has no id. */
export function sentinelIncident(row: JsonObject, notes: Notes): IncidentRecord | undefined {
  const id = idOf(row)
  if (id === '') return undefined
  return {
    providerIncidentId: id,
    displayName: carriedText(row.Title),
    description: carriedText(row.Description),
    status: statusOf(row.Status, notes),
    severity: severityOf.read(row.Severity, 'Severity', notes),
    classification: classificationOf.read(row.Classification, 'Classification', notes),
    assignedTo: row.Owner === undefined ? undefined : ownerOf(row.Owner),
    customTags: row.Labels === undefined ? undefined : labels(row.Labels, false),
    systemTags: row.Labels === undefined ? undefined : labels(row.Labels, true),
    comments: row.Comments === undefined ? undefined : comments(row.Comments, notes),
    resolvingComment: carriedText(row.ClassificationComment),
    created: timeOf(row.CreatedTime, 'CreatedTime', notes),
    lastUpdate: timeOf(firstSaid(row.LastModifiedTime, row.TimeGenerated), 'LastModifiedTime', notes),
    alertIds: textsOf(jsonCell(row.AlertIds)),
  }
}
