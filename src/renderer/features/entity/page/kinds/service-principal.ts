import { asked, type EntityPageKind } from '../entity-tab.ts'
import { userPage } from './user.ts'

/** Signs in as users do, and is asked for what an application is. */
export const servicePrincipalPage: EntityPageKind = {
  kinds: ['servicePrincipal'],
  asked: [asked('Type'), asked('Application ID'), asked('Object ID'), asked('Owner tenant')],
  tabs: userPage.tabs,
  filledBy: 'alerts of Defender for Cloud Apps or Entra ID Protection',
}
