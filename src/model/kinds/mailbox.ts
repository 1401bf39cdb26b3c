import { address, guid } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, strong } from './kind.ts'

export const mailbox = defineKind({
  id: 'mailbox',
  title: 'Mailbox',
  plural: 'Mailboxes',
  icon: 'MailInbox',
  colour: 'purple',
  shape: 'square',
  identify: (p) => [
    ...strong('address', address(textAt(p, 'primaryAddress'))),
    ...strong('upn', address(firstText(p, 'upn', 'userAccount.userPrincipalName'))),
    ...strong('mailboxId', guid(firstText(p, 'mailboxId', 'externalDirectoryObjectId'))),
  ],
  label: (p) => firstText(p, 'primaryAddress', 'upn', 'userAccount.userPrincipalName', 'displayName'),
  facts: [
    ['Display name', 'displayName'],
    ['Primary address', 'primaryAddress'],
    ['User principal name', 'upn'],
    ['Owner', 'userAccount.displayName'],
  ],
})

export const mailboxConfiguration = defineKind({
  id: 'mailboxConfiguration',
  title: 'Mailbox configuration',
  plural: 'Mailbox configurations',
  icon: 'MailSettings',
  colour: 'purple',
  shape: 'diamond',
  identify: (p) => {
    const owner = address(firstText(p, 'mailboxPrimaryAddress', 'upn'))
    const id = firstText(p, 'configurationId', 'displayName')
    return strong('configuration', id && `${owner}|${textAt(p, 'configurationType').toLowerCase()}|${id.toLowerCase()}`)
  },
  label: (p) => firstText(p, 'displayName', 'configurationId', 'configurationType'),
  facts: [
    ['Name', 'displayName'],
    ['Type', 'configurationType'],
    ['Mailbox', 'mailboxPrimaryAddress'],
    ['User principal name', 'upn'],
    ['Configuration ID', 'configurationId'],
  ],
})
