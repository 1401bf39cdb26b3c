import { parseAllDocuments } from 'yaml'
import { type Problem, problem } from '#base/problem.ts'
import type { EntityMapping } from '#model/mapping/entity-mapping.ts'
import { type Severity, severities } from '#model/severity.ts'
import { tacticOf } from '#model/tactic.ts'
import { saysSomething } from './kql-file.ts'
import { type FoundQuery, nothingFound, type ReadQueryFile } from './query-file.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [])
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** Sentinel's entity types with their identifiers, and what each is here. */
const entities: Readonly<Record<string, { readonly kind: EntityMapping['kind']; readonly identifiers: Readonly<Record<string, string>> }>> =
  {
    Account: {
      kind: 'user',
      identifiers: {
        FullName: 'accountUpn',
        UserPrincipalName: 'accountUpn',
        Name: 'accountName',
        NTDomain: 'accountDomain',
        AadUserId: 'accountObjectId',
        Sid: 'accountSid',
        DisplayName: 'displayName',
      },
    },
    Host: {
      kind: 'device',
      identifiers: { FullName: 'deviceName', HostName: 'deviceName', MdatpDeviceId: 'deviceId', AzureID: 'deviceId' },
    },
    IP: { kind: 'ip', identifiers: { Address: 'ipAddress' } },
    URL: { kind: 'url', identifiers: { Url: 'url' } },
    File: { kind: 'file', identifiers: { Name: 'fileName', Directory: 'folderPath' } },
    FileHash: { kind: 'file', identifiers: { Value: 'sha256' } },
    Process: { kind: 'process', identifiers: { ProcessId: 'processId', CommandLine: 'commandLine', CreationTimeUtc: 'processCreated' } },
    Mailbox: { kind: 'mailbox', identifiers: { MailboxPrimaryAddress: 'mailboxAddress', Upn: 'mailboxUpn', UPN: 'mailboxUpn' } },
    MailMessage: {
      kind: 'analyzedMessage',
      identifiers: {
        NetworkMessageId: 'networkMessageId',
        InternetMessageId: 'internetMessageId',
        Recipient: 'recipient',
        Subject: 'subject',
        P2Sender: 'sender',
        Sender: 'sender',
      },
    },
    CloudApplication: { kind: 'cloudApplication', identifiers: { AppId: 'appId', Name: 'appName' } },
    DNS: { kind: 'dns', identifiers: { DomainName: 'domainName' } },
    RegistryKey: { kind: 'registryValue', identifiers: { Key: 'registryKey' } },
    RegistryValue: { kind: 'registryValue', identifiers: { Name: 'registryValueName', Value: 'registryValueData' } },
    SecurityGroup: {
      kind: 'securityGroup',
      identifiers: { ObjectGuid: 'groupId', SID: 'groupSid', DistinguishedName: 'groupDistinguishedName' },
    },
    AzureResource: { kind: 'azureResource', identifiers: { ResourceId: 'resourceId' } },
  }

function mappingsOf(rule: Fields): EntityMapping[] {
  return list(rule.entityMappings).flatMap((mapping) => {
    const known = entities[text(mapping.entityType)]
    const fields = list(mapping.fieldMappings).flatMap((field) => {
      const identifier = known?.identifiers[text(field.identifier)]
      return identifier && text(field.columnName) ? [{ identifier, column: text(field.columnName) }] : []
    })
    return known && fields.length > 0 ? [{ kind: known.kind, fields }] : []
  })
}

const severityOf = (written: string): Severity | undefined =>
  severities.find((each) => each !== 'unknown' && each === written.toLowerCase())

function queryOf(name: string, rule: Fields): FoundQuery {
  const severity = severityOf(text(rule.severity))
  const mappings = mappingsOf(rule)
  return {
    name: text(rule.name) || text(rule.displayName) || name,
    description: text(rule.description).replace(/^'|'$/g, '').trim(),
    query: text(rule.query),
    tactics: texts(rule.tactics).map((tactic) => tacticOf(tactic)?.name ?? tactic),
    techniques: texts(rule.relevantTechniques ?? rule.techniques),
    ...(severity ? { severity } : {}),
    ...(mappings.length > 0 ? { mappings } : {}),
  }
}

/** A document's value; one whose aliases multiply beyond reason has none. */
function plainOf(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return undefined
  }
}

/** A YAML file of Sentinel's repositories: an analytic rule or a hunting query a document; other documents are told, not guessed at. */
export function readSentinelFile(name: string, written: string): ReadQueryFile {
  const documents = parseAllDocuments(written)
  const broken = documents.flatMap((document) => document.errors)[0]
  if (broken) {
    const [at] = broken.linePos ?? []
    const where = at ? { where: { line: at.line, column: at.col } } : {}
    return { queries: [], problems: [problem('query-file.yaml', `The YAML is broken: ${broken.message.split('\n')[0]}`, where)] }
  }
  const problems: Problem[] = []
  const queries = documents.flatMap((document) => {
    const rule = plainOf(document)
    if (!isFields(rule)) return []
    if (saysSomething(text(rule.query))) return [queryOf(name, rule)]
    const what = isFields(rule.detection) ? 'It is a Sigma rule; KQL is read here, Sigma is not' : 'It holds no query'
    problems.push(problem('query-file.no-query', what, { severity: 'warning' }))
    return []
  })
  return queries.length + problems.length === 0 ? nothingFound('It holds no query') : { queries, problems }
}
