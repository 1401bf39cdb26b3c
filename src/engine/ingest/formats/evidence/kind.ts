import { type EntityKind, entityKinds } from '#model/entity-kind.ts'

const byKey = new Map<string, EntityKind>(entityKinds.map((kind) => [kind.toLowerCase(), kind]))

/** Names other interfaces have for kinds: the Defender and MDE APIs' `entityType`, Sentinel's `Type`, the hunting table's `EntityType`. */
const otherNames: Readonly<Record<string, EntityKind>> = {
  machine: 'device',
  host: 'device',
  mailmessage: 'analyzedMessage',
  submission: 'submissionMail',
  oauthapp: 'oauthApplication',
  app: 'cloudApplication',
  cloudapp: 'cloudApplication',
  application: 'cloudApplication',
  dnsresolution: 'dns',
  networkconnectionevent: 'networkConnection',
  registry: 'registryKey',
  domainname: 'domain',
  task: 'scheduledTask',
  cloudresource: 'azureResource',
  activedirectorydomain: 'domain',
  azureresourceevidence: 'azureResource',
  googleresource: 'googleCloudResource',
  awsresource: 'amazonResource',
  securityprincipal: 'servicePrincipal',
  amazonresource: 'amazonResource',
}

/** The kind an evidence or entity type names (`#microsoft.graph.security.deviceEvidence`, `MailMessage`, `registry-key`), or undefined. */
export function evidenceKindOf(type: string): EntityKind | undefined {
  const name = type.slice(type.lastIndexOf('.') + 1).replace(/Evidence$/, '')
  const key = name.replace(/[^a-z0-9]/gi, '').toLowerCase()
  return byKey.get(key) ?? otherNames[key]
}
