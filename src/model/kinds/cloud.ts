import { folded } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, type Kind, type Properties, strong } from './kind.ts'

type Facts = readonly (readonly [title: string, path: string])[]
type Named = Pick<Kind, 'id' | 'title' | 'plural' | 'icon'>

/** A cloud resource is known by its full id; failing that by what its provider calls it within its account. */
const resource = (of: Named, names: (p: Properties) => string, facts: Facts) =>
  defineKind({
    ...of,
    colour: 'cornflower',
    shape: 'square',
    identify: (p) => strong('resourceId', folded(names(p))),
    label: (p) => firstText(p, 'resourceName', 'name') || (names(p).split('/').pop() ?? ''),
    facts,
  })

export const azureResource = resource(
  { id: 'azureResource', title: 'Azure resource', plural: 'Azure resources', icon: 'Cloud' },
  (p) => firstText(p, 'resourceId', 'resourceName'),
  [
    ['Name', 'resourceName'],
    ['Type', 'resourceType'],
    ['Resource ID', 'resourceId'],
  ],
)

export const amazonResource = resource(
  { id: 'amazonResource', title: 'AWS resource', plural: 'AWS resources', icon: 'Cloud' },
  (p) => firstText(p, 'amazonResourceId', 'resourceName'),
  [
    ['Name', 'resourceName'],
    ['Type', 'resourceType'],
    ['Account', 'amazonAccountId'],
    ['Resource ID', 'amazonResourceId'],
  ],
)

export const googleCloudResource = resource(
  { id: 'googleCloudResource', title: 'Google Cloud resource', plural: 'Google Cloud resources', icon: 'Cloud' },
  (p) =>
    textAt(p, 'fullResourceName') || [textAt(p, 'projectId'), textAt(p, 'location'), textAt(p, 'resourceName')].filter(Boolean).join('/'),
  [
    ['Name', 'resourceName'],
    ['Type', 'resourceType'],
    ['Project', 'projectId'],
    ['Location', 'location'],
    ['Full name', 'fullResourceName'],
  ],
)

const storageOf = (p: Properties) => firstText(p, 'storageResource.resourceId', 'storageResource.resourceName')

export const blobContainer = resource(
  { id: 'blobContainer', title: 'Blob container', plural: 'Blob containers', icon: 'Archive' },
  (p) => textAt(p, 'url') || (textAt(p, 'name') && `${storageOf(p)}/${textAt(p, 'name')}`),
  [
    ['Name', 'name'],
    ['URL', 'url'],
    ['Storage account', 'storageResource.resourceName'],
  ],
)

export const blob = resource(
  { id: 'blob', title: 'Blob', plural: 'Blobs', icon: 'Document' },
  (p) => textAt(p, 'url') || (textAt(p, 'name') && `${textAt(p, 'blobContainer.name')}/${textAt(p, 'name')}`),
  [
    ['Name', 'name'],
    ['URL', 'url'],
    ['ETag', 'etag'],
    ['Container', 'blobContainer.name'],
  ],
)

export const sasToken = resource(
  { id: 'sasToken', title: 'SAS token', plural: 'SAS tokens', icon: 'Key' },
  (p) => {
    const hash = textAt(p, 'signatureHash')
    return (
      hash || [storageOf(p), textAt(p, 'startDateTime'), textAt(p, 'expiryDateTime'), textAt(p, 'permissions')].filter(Boolean).join('|')
    )
  },
  [
    ['Allowed resource types', 'allowedResourceTypes'],
    ['Allowed services', 'allowedServices'],
    ['Permissions', 'permissions'],
    ['Starts', 'startDateTime'],
    ['Expires', 'expiryDateTime'],
    ['Allowed addresses', 'allowedIpAddresses.ipAddress'],
  ],
)
