import { asked, type EntityPageKind } from '../entity-tab.ts'

export const mailClusterPage: EntityPageKind = {
  kinds: ['mailCluster'],
  asked: [asked('Clustered by'), asked('Messages'), asked('Query')],
  tabs: [],
  filledBy: 'alerts of Defender for Office 365',
}
