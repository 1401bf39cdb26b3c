import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'
import { similarMailsTab } from '../similar-mails/similar-mails-tab.ts'

export const emailPage: EntityPageKind = {
  kinds: ['analyzedMessage'],
  asked: [
    asked('Subject'),
    asked('Sender', 'Sender (From)', 'Sender (MAIL FROM)', 'Sender'),
    asked('Recipient', 'Recipient', 'Recipients'),
    asked('Delivery action'),
    asked('Delivery location'),
  ],
  tabs: [sectionTab('analysis', 'Analysis'), sectionTab('content', 'Attachments, URLs and clicks'), similarMailsTab],
  filledBy: 'alerts of Defender for Office 365, EmailEvents of advanced hunting',
}
