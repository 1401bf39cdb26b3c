import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'

export const appPage: EntityPageKind = {
  kinds: ['cloudApplication', 'oauthApplication'],
  asked: [asked('Application ID', 'Application ID', 'SaaS application ID'), asked('Publisher'), asked('Instance'), asked('Object ID')],
  tabs: [sectionTab('activity', 'Users and permissions')],
  filledBy: 'alerts of Defender for Cloud Apps, OAuthAppInfo, sign-in logs',
}
