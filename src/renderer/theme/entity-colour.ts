import type { EntityKind } from '#model/entity-kind.ts'

export type ColourToken =
  | 'asset-device'
  | 'asset-user'
  | 'asset-mailbox'
  | 'asset-app'
  | 'asset-cloud'
  | 'kind-process'
  | 'kind-file'
  | 'kind-network'
  | 'kind-mail'
  | 'kind-registry'
  | 'kind-other'

const tokens: Partial<Record<EntityKind, ColourToken>> = {
  device: 'asset-device',
  iotDevice: 'asset-device',
  nic: 'asset-device',
  hostLogonSession: 'asset-device',
  user: 'asset-user',
  account: 'asset-user',
  servicePrincipal: 'asset-user',
  securityGroup: 'asset-user',
  cloudLogonSession: 'asset-user',
  cloudLogonRequest: 'asset-user',
  gitHubUser: 'asset-user',
  mailbox: 'asset-mailbox',
  mailboxConfiguration: 'asset-mailbox',
  cloudApplication: 'asset-app',
  oauthApplication: 'asset-app',
  azureResource: 'asset-cloud',
  amazonResource: 'asset-cloud',
  googleCloudResource: 'asset-cloud',
  blob: 'asset-cloud',
  blobContainer: 'asset-cloud',
  sasToken: 'asset-cloud',
  container: 'asset-cloud',
  containerImage: 'asset-cloud',
  containerRegistry: 'asset-cloud',
  kubernetesCluster: 'asset-cloud',
  kubernetesNamespace: 'asset-cloud',
  kubernetesPod: 'asset-cloud',
  kubernetesController: 'asset-cloud',
  kubernetesService: 'asset-cloud',
  kubernetesServiceAccount: 'asset-cloud',
  kubernetesSecret: 'asset-cloud',
  process: 'kind-process',
  service: 'kind-process',
  scheduledTask: 'kind-process',
  file: 'kind-file',
  fileHash: 'kind-file',
  malware: 'kind-file',
  ip: 'kind-network',
  url: 'kind-network',
  domain: 'kind-network',
  dns: 'kind-network',
  networkConnection: 'kind-network',
  analyzedMessage: 'kind-mail',
  mailCluster: 'kind-mail',
  submissionMail: 'kind-mail',
  teamsMessage: 'kind-mail',
  registryKey: 'kind-registry',
  registryValue: 'kind-registry',
}

/** Name of the theme's colour for an entity of that kind; `var(--ct-<token>)` in a style sheet. */
export const colourOf = (kind: EntityKind): ColourToken => tokens[kind] ?? 'kind-other'
