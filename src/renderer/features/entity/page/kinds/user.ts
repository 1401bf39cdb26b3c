import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'
import { signInsTab } from '../sign-ins/sign-ins-tab.ts'

export const userPage: EntityPageKind = {
  kinds: ['user', 'account'],
  asked: [
    asked('User principal name', 'User principal name', 'Email address', 'Account name'),
    asked('Job title', 'Job title', 'Department'),
    asked('Account enabled'),
    asked('Risk level'),
    asked('Country', 'Country', 'City'),
  ],
  tabs: [signInsTab, sectionTab('devices', 'Devices and lateral movement'), sectionTab('accounts', 'Accounts and groups')],
  filledBy: 'IdentityInfo of advanced hunting, risky users of the Graph API, or alerts with user evidence',
}
