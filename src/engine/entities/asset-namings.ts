import type { Naming, Values } from './table-claims.ts'

const user = (name: string, upn: string, id: string) => (v: Values) => ({
  userAccount: { displayName: v[name] ?? '', userPrincipalName: v[upn] ?? '', azureAdUserId: v[id] ?? '' },
})

const app = (name: string, id: string) => (v: Values) => ({ displayName: v[name] ?? '', appId: v[id] ?? '' })

/** Tables that name assets of the case by a single name: they teach nobody's other names, but what is in them stands in the inventory. */
export const assetNamings: readonly Naming[] = [
  {
    alone: true,
    tables: ['WindowsEvents'],
    kind: 'device',
    columns: ['DeviceName'],
    properties: (v) => ({ deviceDnsName: v.DeviceName ?? '' }),
  },
  {
    alone: true,
    tables: ['SecurityEvent', 'Syslog', 'Event'],
    kind: 'device',
    columns: ['Computer'],
    properties: (v) => ({ deviceDnsName: v.Computer ?? '' }),
  },
  {
    alone: true,
    tables: ['SigninLogs', 'AADNonInteractiveUserSignInLogs'],
    kind: 'user',
    columns: ['UserDisplayName', 'UserPrincipalName', 'UserId'],
    properties: user('UserDisplayName', 'UserPrincipalName', 'UserId'),
  },
  {
    alone: true,
    tables: ['SigninLogs', 'AADNonInteractiveUserSignInLogs'],
    kind: 'cloudApplication',
    columns: ['AppDisplayName', 'AppId'],
    properties: app('AppDisplayName', 'AppId'),
  },
  {
    alone: true,
    tables: ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'CloudAppEvents'],
    kind: 'cloudApplication',
    columns: ['Application', 'ApplicationId'],
    properties: app('Application', 'ApplicationId'),
  },
  {
    alone: true,
    tables: ['OAuthAppInfo'],
    kind: 'oauthApplication',
    columns: ['AppName', 'OAuthAppId'],
    properties: app('AppName', 'OAuthAppId'),
  },
  {
    alone: true,
    tables: ['EmailEvents'],
    kind: 'mailbox',
    columns: ['RecipientEmailAddress', 'EmailDirection'],
    // whoever gets mail from inside, or from outside, has a mailbox here; recipients of outgoing mail are somebody else's
    properties: (v) => ({ primaryAddress: /^(?:inbound|intra-?org)/i.test(v.EmailDirection ?? '') ? (v.RecipientEmailAddress ?? '') : '' }),
  },
  {
    alone: true,
    tables: ['OfficeActivity'],
    kind: 'mailbox',
    columns: ['MailboxOwnerUPN'],
    properties: (v) => ({ primaryAddress: v.MailboxOwnerUPN ?? '' }),
  },
  {
    alone: true,
    tables: ['AzureActivity'],
    kind: 'azureResource',
    columns: ['_ResourceId'],
    properties: (v) => ({ resourceId: v._ResourceId ?? '' }),
  },
]
