import { folded } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, type Kind, type Properties, strong } from './kind.ts'

type Facts = readonly (readonly [title: string, path: string])[]
type Named = Pick<Kind, 'id' | 'title' | 'plural' | 'icon'>

const clusterOf = (p: Properties) =>
  firstText(p, 'cluster.cloudResource.resourceId', 'cluster.name', 'namespace.cluster.cloudResource.resourceId', 'namespace.cluster.name')

/** An object of Kubernetes is named within its namespace, the namespace within its cluster. */
const within = (of: Named, names: (p: Properties) => string, facts: Facts) =>
  defineKind({
    ...of,
    colour: 'cornflower',
    shape: 'hexagon',
    identify: (p) => strong('object', folded(names(p))),
    label: (p) => firstText(p, 'name', 'imageId', 'containerId', 'registry'),
    facts,
  })

const namespaced = (p: Properties) =>
  textAt(p, 'name') && [clusterOf(p), textAt(p, 'namespace.name'), textAt(p, 'name')].filter(Boolean).join('/')

const NAME: Facts = [
  ['Name', 'name'],
  ['Namespace', 'namespace.name'],
  ['Cluster', 'namespace.cluster.name'],
]

export const kubernetesCluster = within(
  { id: 'kubernetesCluster', title: 'Kubernetes cluster', plural: 'Kubernetes clusters', icon: 'BoxMultiple' },
  (p) => firstText(p, 'cloudResource.resourceId', 'name'),
  [
    ['Name', 'name'],
    ['Platform', 'platform'],
    ['Distribution', 'distribution'],
    ['Version', 'version'],
  ],
)
export const kubernetesNamespace = within(
  { id: 'kubernetesNamespace', title: 'Kubernetes namespace', plural: 'Kubernetes namespaces', icon: 'LayerDiagonal' },
  (p) => textAt(p, 'name') && [clusterOf(p), textAt(p, 'name')].filter(Boolean).join('/'),
  [
    ['Name', 'name'],
    ['Cluster', 'cluster.name'],
  ],
)
export const kubernetesPod = within({ id: 'kubernetesPod', title: 'Kubernetes pod', plural: 'Kubernetes pods', icon: 'Cube' }, namespaced, [
  ...NAME,
  ['Service account', 'serviceAccount.name'],
  ['Pod IP', 'podIp.ipAddress'],
  ['Created', 'createdDateTime'],
])
export const kubernetesController = within(
  { id: 'kubernetesController', title: 'Kubernetes controller', plural: 'Kubernetes controllers', icon: 'Settings' },
  namespaced,
  [...NAME, ['Type', 'type']],
)
export const kubernetesService = within(
  { id: 'kubernetesService', title: 'Kubernetes service', plural: 'Kubernetes services', icon: 'Server' },
  namespaced,
  [...NAME, ['Type', 'serviceType'], ['Cluster IP', 'clusterIP.ipAddress']],
)
export const kubernetesServiceAccount = within(
  { id: 'kubernetesServiceAccount', title: 'Kubernetes service account', plural: 'Kubernetes service accounts', icon: 'PersonAccounts' },
  namespaced,
  NAME,
)
export const kubernetesSecret = within(
  { id: 'kubernetesSecret', title: 'Kubernetes secret', plural: 'Kubernetes secrets', icon: 'LockClosed' },
  namespaced,
  [...NAME, ['Type', 'secretType']],
)
export const container = within(
  { id: 'container', title: 'Container', plural: 'Containers', icon: 'Box' },
  (p) => firstText(p, 'containerId') || (textAt(p, 'name') && [textAt(p, 'pod.name'), textAt(p, 'name')].filter(Boolean).join('/')),
  [
    ['Name', 'name'],
    ['Container ID', 'containerId'],
    ['Image', 'image.imageId'],
    ['Pod', 'pod.name'],
    ['Privileged', 'isPrivileged'],
    ['Command', 'command'],
    ['Arguments', 'args'],
  ],
)
export const containerImage = within(
  { id: 'containerImage', title: 'Container image', plural: 'Container images', icon: 'BoxMultiple' },
  (p) => firstText(p, 'imageId', 'name'),
  [
    ['Image', 'imageId'],
    ['Registry', 'registry.registry'],
    ['Digest', 'digestImage.imageId'],
  ],
)
export const containerRegistry = within(
  { id: 'containerRegistry', title: 'Container registry', plural: 'Container registries', icon: 'Database' },
  (p) => firstText(p, 'registry', 'name'),
  [['Registry', 'registry']],
)
