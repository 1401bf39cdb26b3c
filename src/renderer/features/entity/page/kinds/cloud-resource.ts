import { assetViews } from '#model/entity-kind.ts'
import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'

export const cloudResourcePage: EntityPageKind = {
  kinds: assetViews.cloudResources,
  asked: [asked('Type'), asked('Resource ID'), asked('Account', 'Account', 'Subscription'), asked('Location')],
  tabs: [sectionTab('activity', 'Operations')],
  filledBy: 'alerts of Defender for Cloud that name the resource, AzureActivity',
}
