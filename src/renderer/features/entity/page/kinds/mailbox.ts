import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'

export const mailboxPage: EntityPageKind = {
  kinds: ['mailbox'],
  asked: [
    asked('Primary address', 'Primary address', 'Mailbox'),
    asked('Display name', 'Display name', 'Name'),
    asked('Owner'),
    asked('User principal name'),
  ],
  tabs: [sectionTab('activity', 'Activity and rules')],
  filledBy: 'alerts of Defender for Office 365, EmailEvents, OfficeActivity',
}
