import { assetViews } from '#model/entity-kind.ts'
import { key, outcome, type Section } from './section.ts'

const apps = ['cloudApplication', 'oauthApplication'] as const

export const cloudSections: readonly Section[] = [
  {
    id: 'users',
    title: 'Users that signed in',
    kinds: apps,
    tab: 'activity',
    tables: ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'SigninLogs', 'AADNonInteractiveUserSignInLogs'],
    by: [
      key('User', ['AccountUpn', 'UserPrincipalName'], 'user'),
      key('From', ['IPAddress', 'IpAddress'], 'ip'),
      key('Country', ['Country', 'Location']),
      outcome('ErrorCode', 'ResultType'),
    ],
    counts: 'sign-ins',
    filledBy: 'EntraIdSignInEvents or sign-ins of the Graph API',
  },
  {
    id: 'activities',
    title: 'Activities in it',
    kinds: apps,
    tab: 'activity',
    tables: ['CloudAppEvents'],
    by: [key('Activity', 'ActionType'), key('Who', 'AccountDisplayName', 'user'), key('From', 'IPAddress', 'ip')],
    counts: 'activities',
    filledBy: 'CloudAppEvents of advanced hunting',
  },
  {
    id: 'grants',
    title: 'Permissions granted',
    kinds: ['oauthApplication'],
    tab: 'activity',
    tables: ['OAuthAppInfo'],
    by: [
      key('Permissions', 'Permissions'),
      key('Privilege', 'PrivilegeLevel'),
      key('Consented users', 'ConsentedUsersCount'),
      key('Admin consent', 'IsAdminConsented'),
      key('Publisher', 'VerifiedPublisher'),
      key('Status', 'AppStatus'),
    ],
    counts: 'reports',
    filledBy: 'OAuthAppInfo of advanced hunting',
  },
  {
    id: 'operations',
    title: 'Operations on it',
    kinds: assetViews.cloudResources,
    tab: 'activity',
    tables: ['AzureActivity', 'AWSCloudTrail', 'CloudAuditEvents', 'CloudStorageAggregatedEvents'],
    by: [
      key('Operation', ['OperationNameValue', 'OperationName', 'EventName', 'ActionType']),
      key('Who', ['Caller', 'UserIdentityArn', 'AccountUpn'], 'user'),
      key('From', ['CallerIpAddress', 'SourceIpAddress', 'IPAddress'], 'ip'),
      key('Outcome', ['ActivityStatusValue', 'ErrorCode']),
    ],
    counts: 'operations',
    filledBy: 'AzureActivity, CloudTrail or CloudAuditEvents',
  },
]
