import type { Json } from '#model/alert-record.ts'
import type { TableRow } from '../format.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { isObject, type JsonObject } from './reading/object.ts'

const part = (of: Json | undefined): JsonObject => (isObject(of) ? of : {})

/** One event as the table AWSCloudTrail has it; members the table has no column for stay beside the row. */
function eventRow(event: JsonObject): TableRow {
  const {
    eventTime,
    '@timestamp': taken,
    eventID,
    eventType,
    eventCategory,
    sourceIPAddress,
    requestID,
    userIdentity,
    awsRegion,
    apiVersion,
    ...rest
  } = event
  const user = part(userIdentity)
  const session = part(user.sessionContext)
  const [attributes, issuer] = [part(session.attributes), part(session.sessionIssuer)]
  const same = Object.entries(rest).map(([name, value]) => [name[0]!.toUpperCase() + name.slice(1), value])
  return {
    table: 'AWSCloudTrail',
    values: {
      ...Object.fromEntries(same),
      TimeGenerated: eventTime ?? taken,
      AwsEventId: eventID,
      EventTypeName: eventType,
      Category: eventCategory,
      SourceIpAddress: sourceIPAddress,
      AwsRequestId: requestID,
      AWSRegion: awsRegion,
      APIVersion: apiVersion,
      UserIdentityType: user.type,
      UserIdentityPrincipalid: user.principalId,
      UserIdentityArn: user.arn,
      UserIdentityAccountId: user.accountId,
      UserIdentityInvokedBy: user.invokedBy,
      UserIdentityAccessKeyId: user.accessKeyId,
      UserIdentityUserName: user.userName,
      SessionMfaAuthenticated: attributes.mfaAuthenticated,
      SessionCreationDate: attributes.creationDate,
      SessionIssuerType: issuer.type,
      SessionIssuerPrincipalId: issuer.principalId,
      SessionIssuerArn: issuer.arn,
      SessionIssuerAccountId: issuer.accountId,
      SessionIssuerUserName: issuer.userName,
    },
  }
}

export const cloudTrail = defineJsonFormat({
  id: 'cloud-trail',
  title: 'AWS CloudTrail (log files, or one event a line)',
  version: 1,
  keepsRaw: false,
  recognise: (object) =>
    'eventSource' in object && 'eventName' in object && ('awsRegion' in object || 'userIdentity' in object) ? 0.95 : 0,
  open: () => ({ read: (event) => ({ rows: [eventRow(event)] }) }),
})
