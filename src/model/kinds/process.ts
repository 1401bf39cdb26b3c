import { second } from '../identity/normalise.ts'
import { propertiesAt, textAt } from '../identity/properties.ts'
import { fileLabel } from './file.ts'
import { defineKind, type Identifier, strong, weak } from './kind.ts'

/**
 * Names of a process: its id and start on a device are its own; without the start the id may be given again, and the command line
 * tells apart what no id does.
 */
export function processNames(device: string | undefined, id: string, created: string, commandLine: string): Identifier[] {
  const start = second(created)
  if (device && id && start) return [...strong('process', `${device}|${id}|${start}`), ...weak('processId', `${device}|${id}`)]
  if (device && id) return weak('processId', `${device}|${id}`)
  return weak('commandLine', commandLine && `${device ?? ''}|${start}|${commandLine.trim().toLowerCase()}`)
}

export const process = defineKind({
  id: 'process',
  title: 'Process',
  plural: 'Processes',
  icon: 'WindowConsole',
  colour: 'pumpkin',
  shape: 'hexagon',
  scoped: true,
  exclusive: ['process'],
  identify: (p, scope) =>
    processNames(scope.device, textAt(p, 'processId'), textAt(p, 'processCreationDateTime'), textAt(p, 'processCommandLine')),
  label: (p) => {
    const image = fileLabel(propertiesAt(p, 'imageFile'))
    return image || textAt(p, 'processCommandLine').slice(0, 60) || (textAt(p, 'processId') && `process ${textAt(p, 'processId')}`)
  },
  facts: [
    ['Image', 'imageFile.fileName'],
    ['Image path', 'imageFile.filePath'],
    ['Image SHA-256', 'imageFile.sha256'],
    ['Image SHA-1', 'imageFile.sha1'],
    ['Command line', 'processCommandLine'],
    ['Process ID', 'processId'],
    ['Started', 'processCreationDateTime'],
    ['User', 'userAccount.accountName'],
    ['User domain', 'userAccount.domainName'],
    ['Parent process ID', 'parentProcessId'],
    ['Parent started', 'parentProcessCreationDateTime'],
    ['Parent image', 'parentProcessImageFile.fileName'],
    ['Detection status', 'detectionStatus'],
  ],
})
