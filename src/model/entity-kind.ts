/**
 * Kinds of entity. Names are the Graph API's `@odata.type` names without `Evidence`, camelCase; `account` stands for a user of whom only a
 * name is known, `domain` for the host part that several URLs share, `service` and `scheduledTask` for what endpoint logs speak of.
 */
export const entityKinds = [
  'device',
  'user',
  'account',
  'mailbox',
  'process',
  'file',
  'fileHash',
  'ip',
  'url',
  'domain',
  'dns',
  'networkConnection',
  'registryKey',
  'registryValue',
  'service',
  'scheduledTask',
  'malware',
  'analyzedMessage',
  'mailCluster',
  'mailboxConfiguration',
  'submissionMail',
  'teamsMessage',
  'cloudApplication',
  'oauthApplication',
  'securityGroup',
  'servicePrincipal',
  'azureResource',
  'amazonResource',
  'googleCloudResource',
  'blob',
  'blobContainer',
  'sasToken',
  'container',
  'containerImage',
  'containerRegistry',
  'kubernetesCluster',
  'kubernetesNamespace',
  'kubernetesPod',
  'kubernetesController',
  'kubernetesService',
  'kubernetesServiceAccount',
  'kubernetesSecret',
  'iotDevice',
  'nic',
  'hostLogonSession',
  'cloudLogonSession',
  'cloudLogonRequest',
  'gitHubOrganization',
  'gitHubRepo',
  'gitHubUser',
] as const

export type EntityKind = (typeof entityKinds)[number]

/** The five views of the Assets tab and the kinds each holds; every other kind is evidence. */
export const assetViews = {
  devices: ['device', 'iotDevice'],
  users: ['user', 'account', 'servicePrincipal'],
  mailboxes: ['mailbox'],
  apps: ['cloudApplication', 'oauthApplication'],
  cloudResources: [
    'azureResource',
    'amazonResource',
    'googleCloudResource',
    'blob',
    'blobContainer',
    'container',
    'containerImage',
    'containerRegistry',
    'kubernetesCluster',
    'kubernetesNamespace',
    'kubernetesPod',
    'kubernetesController',
    'kubernetesService',
    'kubernetesServiceAccount',
    'kubernetesSecret',
  ],
} as const satisfies Record<string, readonly EntityKind[]>

export type AssetView = keyof typeof assetViews

const viewOfKind = new Map<EntityKind, AssetView>(
  Object.entries(assetViews).flatMap(([view, kinds]) => kinds.map((kind) => [kind, view as AssetView] as const)),
)

/** The Assets view a kind belongs to; undefined for kinds that are evidence, not assets. */
export const assetViewOf = (kind: EntityKind): AssetView | undefined => viewOfKind.get(kind)
