import { hash, path } from '../identity/normalise.ts'
import { firstText, propertiesAt, textAt } from '../identity/properties.ts'
import { defineKind, type Identifier, type Properties, type Scope, strong, weak } from './kind.ts'

/** Names a Graph `fileDetails` gives; the path counts only together with the device it stands on. */
export function fileNames(details: Properties, scope: Scope): Identifier[] {
  const full = filePath(details)
  return [
    ...strong('sha256', hash('sha256', textAt(details, 'sha256'))),
    ...strong('sha1', hash('sha1', textAt(details, 'sha1'))),
    ...strong('md5', hash('md5', textAt(details, 'md5'))),
    ...weak('path', full && scope.device ? `${scope.device}|${full}` : ''),
  ]
}

/** Folder and name as one normal path; '' where the folder is not known. `filePath` may or may not end in the name. */
export function filePath(details: Properties): string {
  const [folder, name] = [path(textAt(details, 'filePath')), textAt(details, 'fileName').toLowerCase()]
  if (!folder || !/[\\/]/.test(folder)) return ''
  if (!name || folder.endsWith(`\\${name}`) || folder.endsWith(`/${name}`)) return folder
  const slash = folder.startsWith('/') ? '/' : '\\'
  return `${folder.replace(/[\\/]$/, '')}${slash}${name}`
}

export const fileLabel = (details: Properties): string =>
  textAt(details, 'fileName') || (textAt(details, 'filePath').split(/[\\/]/).pop() ?? '') || firstText(details, 'sha256', 'sha1', 'md5')

const detailsOf = (p: Properties): Properties => {
  const details = propertiesAt(p, 'fileDetails')
  return Object.keys(details).length > 0 ? details : p
}

export const file = defineKind({
  id: 'file',
  title: 'File',
  plural: 'Files',
  icon: 'Document',
  colour: 'marigold',
  shape: 'diamond',
  scoped: true,
  exclusive: ['sha256', 'sha1', 'md5'],
  identify: (p, scope) => {
    const details = detailsOf(p)
    const names = fileNames(details, scope)
    if (names.length > 0) return names
    const [name, full] = [textAt(details, 'fileName').toLowerCase(), filePath(details)]
    return full ? weak('path', `|${full}`) : weak('path', name && `${scope.device ?? ''}|${name}`)
  },
  label: (p) => fileLabel(detailsOf(p)),
  facts: [
    ['File name', 'fileDetails.fileName'],
    ['Folder path', 'fileDetails.filePath'],
    ['Size (bytes)', 'fileDetails.fileSize'],
    ['SHA-256', 'fileDetails.sha256'],
    ['SHA-1', 'fileDetails.sha1'],
    ['MD5', 'fileDetails.md5'],
    ['Publisher', 'fileDetails.filePublisher'],
    ['Signer', 'fileDetails.signer'],
    ['Issuer', 'fileDetails.issuer'],
    ['Detection status', 'detectionStatus'],
  ],
})

/** A hash without its file; it becomes the file once a record names both. */
export const fileHash = defineKind({
  id: 'fileHash',
  title: 'File hash',
  plural: 'File hashes',
  icon: 'NumberSymbolSquare',
  colour: 'marigold',
  shape: 'diamond',
  family: 'file',
  exclusive: ['sha256', 'sha1', 'md5'],
  identify: (p) => {
    const algorithm = textAt(p, 'algorithm').toLowerCase()
    return strong(algorithm, hash(algorithm, textAt(p, 'value')))
  },
  label: (p) => textAt(p, 'value'),
  facts: [
    ['Algorithm', 'algorithm'],
    ['Value', 'value'],
  ],
})
