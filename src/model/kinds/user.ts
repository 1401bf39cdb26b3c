import { address, domainName, folded, guid, sid } from '../identity/normalise.ts'
import { firstText, propertiesAt, textAt } from '../identity/properties.ts'
import { wellKnownAccount } from '../identity/well-known-account.ts'
import { defineKind, type Identifier, type Properties, strong, weak } from './kind.ts'

/** Names a Graph `userAccount` gives. */
export function accountNames(account: Properties): Identifier[] {
  const name = textAt(account, 'accountName')
  const domain = textAt(account, 'domainName') || (name.includes('\\') ? name.slice(0, name.indexOf('\\')) : '')
  const part = wellKnownAccount(domain, name, textAt(account, 'userSid'))
  if (part) return strong('sid', part)
  return [
    ...strong('sid', sid(textAt(account, 'userSid'))),
    ...strong('objectId', guid(textAt(account, 'azureAdUserId'))),
    ...strong('adObjectGuid', guid(textAt(account, 'activeDirectoryObjectGuid'))),
    ...strong('upn', address(firstText(account, 'userPrincipalName')) || (name.includes('@') ? address(name) : '')),
    ...strong('accountName', domainName(domain, name)),
    ...weak('samName', folded(name.includes('@') ? '' : name.replace(/^.*\\/, ''))),
  ]
}

const accountOf = (p: Properties): Properties => {
  const account = propertiesAt(p, 'userAccount')
  return Object.keys(account).length > 0 ? account : p
}

export const accountLabel = (account: Properties): string =>
  firstText(account, 'displayName', 'userPrincipalName', 'accountName', 'userSid', 'azureAdUserId')

const shared = {
  family: 'user',
  exclusive: ['sid', 'objectId', 'adObjectGuid'],
  identify: (p: Properties) => accountNames(accountOf(p)),
  facts: [
    ['Display name', 'userAccount.displayName'],
    ['User principal name', 'userAccount.userPrincipalName'],
    ['Account name', 'userAccount.accountName'],
    ['Domain', 'userAccount.domainName'],
    ['SID', 'userAccount.userSid'],
    ['Entra object ID', 'userAccount.azureAdUserId'],
    ['Active Directory GUID', 'userAccount.activeDirectoryObjectGuid'],
    ['Department', 'department'],
    ['Job title', 'jobTitle'],
    ['Risk level', 'riskLevel'],
  ],
} as const

export const user = defineKind({
  ...shared,
  id: 'user',
  title: 'User',
  plural: 'Users',
  icon: 'Person',
  colour: 'teal',
  shape: 'circle',
  label: (p) => accountLabel(accountOf(p)),
})

/** A user of whom the evidence gives only a name. */
export const account = defineKind({
  ...shared,
  id: 'account',
  title: 'Account',
  plural: 'Accounts',
  icon: 'PersonQuestionMark',
  colour: 'teal',
  shape: 'circle',
  label: (p) => {
    const of = accountOf(p)
    return domainName(textAt(of, 'domainName'), textAt(of, 'accountName')) || accountLabel(of)
  },
})
