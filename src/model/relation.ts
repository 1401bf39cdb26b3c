import type { EntityKind } from './entity-kind.ts'

/** How an edge came to be known: seen in records, or possible from what is known (attack paths). */
export type Basis = 'observed' | 'possible'

export interface Relation {
  /** kebab-case verb, read from source to target */
  readonly id: string
  /** the verb in a sentence: "alice **logged on to** WS-07" */
  readonly title: string
  readonly from: readonly EntityKind[]
  readonly to: readonly EntityKind[]
}

const PRINCIPALS = ['user', 'account', 'servicePrincipal', 'oauthApplication'] as const
const MAIL = ['analyzedMessage', 'mailCluster'] as const
const WEB = ['ip', 'url', 'domain', 'dns'] as const

function defineRelation(id: string, title: string, from: readonly EntityKind[], to: readonly EntityKind[]): Relation {
  return { id, title, from, to }
}

/** Every relation the graph knows (names: design of the command line; verbs run from source to target). */
export const relations = [
  defineRelation('spawned', 'started', ['process'], ['process']),
  defineRelation('ran-on', 'ran on', ['process'], ['device']),
  defineRelation('ran-as', 'ran as', ['process'], PRINCIPALS),
  defineRelation('image-of', 'is the image of', ['file'], ['process']),
  defineRelation(
    'created',
    'created',
    ['process', ...PRINCIPALS],
    ['file', 'registryKey', 'registryValue', 'scheduledTask', 'service', 'mailboxConfiguration'],
  ),
  defineRelation(
    'modified',
    'modified',
    ['process', ...PRINCIPALS],
    ['file', 'registryValue', 'mailboxConfiguration', 'cloudApplication', 'securityGroup', 'user'],
  ),
  defineRelation('deleted', 'deleted', ['process', ...PRINCIPALS], ['file', 'registryKey', 'registryValue', ...MAIL]),
  defineRelation('loaded', 'loaded', ['process'], ['file']),
  defineRelation('wrote-registry', 'wrote', ['process'], ['registryKey', 'registryValue']),
  defineRelation('accessed-process', 'accessed', ['process'], ['process']),
  defineRelation(
    'found-on',
    'was found on',
    ['file', 'malware', 'registryKey', 'registryValue', 'service', 'scheduledTask', 'nic'],
    ['device'],
  ),
  defineRelation('connected-to', 'connected to', ['process', 'device', 'file'], WEB),
  defineRelation('resolved', 'resolved to', ['dns', 'domain', 'url'], ['ip']),
  defineRelation('listened-on', 'listened on', ['process', 'device'], ['ip', 'networkConnection']),
  defineRelation('has-address', 'has the address', ['device', 'iotDevice', 'nic'], ['ip']),
  defineRelation('logged-on-to', 'logged on to', [...PRINCIPALS, 'device'], ['device']),
  defineRelation('authenticated-as', 'authenticated as', ['ip', 'device', 'process'], PRINCIPALS),
  defineRelation('signed-in-to', 'signed in to', PRINCIPALS, [
    'cloudApplication',
    'azureResource',
    'amazonResource',
    'googleCloudResource',
  ]),
  defineRelation('sent', 'sent', [...PRINCIPALS, 'mailbox', 'ip'], MAIL),
  defineRelation('received', 'received', ['mailbox', 'user'], MAIL),
  defineRelation('delivered-to', 'was delivered to', MAIL, ['mailbox', 'user']),
  defineRelation('clicked', 'clicked', [...PRINCIPALS, 'mailbox'], ['url']),
  defineRelation('attached-to', 'was attached to', ['file'], MAIL),
  defineRelation('contains', 'contains', [...MAIL, 'file', 'url', 'malware'], ['url', 'file', 'domain', 'analyzedMessage']),
  defineRelation(
    'hosted-on',
    'is hosted on',
    ['url', 'domain', 'cloudApplication', 'container', 'service'],
    ['domain', 'ip', 'device', 'kubernetesCluster'],
  ),
  defineRelation('owns', 'owns', PRINCIPALS, ['mailbox', 'mailboxConfiguration', 'device']),
  defineRelation('member-of', 'is a member of', PRINCIPALS, ['securityGroup']),
  defineRelation('granted', 'granted', PRINCIPALS, ['oauthApplication', 'servicePrincipal', 'securityGroup', 'cloudApplication']),
  defineRelation(
    'accessed',
    'accessed',
    [...PRINCIPALS, 'ip', 'device', 'process'],
    ['mailbox', 'cloudApplication', 'azureResource', 'blob', 'blobContainer', 'file', 'teamsMessage', 'device'],
  ),
  defineRelation('forwarded-to', 'forwards to', ['mailboxConfiguration', 'mailbox'], ['mailbox', 'user', 'account', 'domain']),
  defineRelation('configured', 'configures', ['mailboxConfiguration'], ['mailbox']),
  defineRelation('detected-as', 'was detected as', ['file', 'process', 'url', ...MAIL], ['malware']),
  defineRelation('related-to', 'appears with', [], []),
] as const

export type RelationId = string

const byId = new Map<string, Relation>(relations.map((relation) => [relation.id, relation]))

/** The relation of that id; evidence never names one that is not listed here. */
export const relationOf = (id: RelationId): Relation | undefined => byId.get(id)
