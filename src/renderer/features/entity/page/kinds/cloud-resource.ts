import { assetViews } from '#model/entity-kind.ts'
import { asked, type EntityPageKind } from '../entity-tab.ts'

export const cloudResourcePage: EntityPageKind = {
  kinds: assetViews.cloudResources,
  asked: [asked('Type'), asked('Resource ID'), asked('Account', 'Account', 'Subscription'), asked('Location')],
  tabs: [],
  filledBy: 'alerts of Defender for Cloud that name the resource, AzureActivity',
}
