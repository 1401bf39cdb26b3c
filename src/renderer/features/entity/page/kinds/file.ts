import { asked, type EntityPageKind } from '../entity-tab.ts'
import { observedTab } from '../prevalence/observed-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'

export const filePage: EntityPageKind = {
  kinds: ['file', 'fileHash'],
  asked: [
    asked('File name'),
    asked('Folder path'),
    asked('SHA-256', 'SHA-256', 'SHA-1', 'MD5', 'Value'),
    asked('Signer', 'Signer', 'Publisher'),
    asked('Size (bytes)'),
  ],
  tabs: [observedTab, sectionTab('behaviour', 'Behaviour')],
  filledBy: 'alerts with file evidence, or DeviceFileEvents, DeviceProcessEvents and DeviceFileCertificateInfo of advanced hunting',
}
