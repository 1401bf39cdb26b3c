import { type EvidenceRelation, onDevice } from './relate.ts'

/** What lies on a device: files, registry, services, tasks. */
export const foundOnDevice: EvidenceRelation = {
  id: 'found-on-device',
  kinds: ['file', 'fileHash', 'registryKey', 'registryValue', 'service', 'scheduledTask', 'malware', 'nic'],
  relate: (context) => onDevice(context, 'found-on'),
}
