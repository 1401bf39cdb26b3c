import { key, outcome, type Section } from './section.ts'

const kinds = ['ip', 'url', 'domain', 'dns'] as const
const SIGN_INS = ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'SigninLogs', 'AADNonInteractiveUserSignInLogs', 'IdentityLogonEvents']

export const webSections: readonly Section[] = [
  {
    id: 'devices',
    title: 'Devices that met it',
    kinds,
    tab: 'observed',
    tables: ['DeviceNetworkEvents', 'DeviceEvents', 'DeviceFileEvents', 'DeviceLogonEvents'],
    by: [key('Device', 'DeviceName', 'device'), key('By', 'InitiatingProcessFileName'), key('As', 'ActionType'), key('Port', 'RemotePort')],
    counts: 'events',
    filledBy: 'DeviceNetworkEvents of advanced hunting, or Sysmon network events',
  },
  {
    id: 'users',
    title: 'Users that met it',
    kinds,
    tab: 'observed',
    tables: SIGN_INS,
    by: [
      key('User', ['AccountUpn', 'UserPrincipalName', 'AccountName'], 'user'),
      key('App', ['Application', 'AppDisplayName']),
      outcome('ErrorCode', 'ResultType', 'ActionType'),
      key('Country', ['Country', 'Location']),
    ],
    counts: 'sign-ins',
    filledBy: 'sign-in logs, IdentityLogonEvents',
  },
  {
    id: 'clicks',
    title: 'Clicks',
    kinds,
    tab: 'observed',
    tables: ['UrlClickEvents'],
    by: [key('User', 'AccountUpn', 'user'), key('Outcome', 'ActionType'), key('URL', 'Url'), key('In', 'Workload')],
    counts: 'clicks',
    filledBy: 'UrlClickEvents of advanced hunting',
  },
  {
    id: 'mail',
    title: 'In mail',
    kinds,
    tab: 'observed',
    tables: ['EmailUrlInfo'],
    by: [key('Message', 'NetworkMessageId', 'analyzedMessage'), key('URL', 'Url'), key('Where', 'UrlLocation')],
    counts: 'mails',
    filledBy: 'EmailUrlInfo of advanced hunting',
  },
  {
    id: 'cloud',
    title: 'Cloud activity from it',
    kinds,
    tab: 'observed',
    tables: ['CloudAppEvents', 'OfficeActivity', 'AzureActivity'],
    by: [
      key('Who', ['AccountDisplayName', 'UserId', 'Caller'], 'user'),
      key('Activity', ['ActionType', 'Operation', 'OperationName']),
      key('App', ['Application', 'OfficeWorkload']),
    ],
    counts: 'activities',
    filledBy: 'CloudAppEvents, OfficeActivity or the unified audit log',
  },
]
