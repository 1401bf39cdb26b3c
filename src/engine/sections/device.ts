import { key, type Section } from './section.ts'

const kinds = ['device', 'iotDevice'] as const
const account = key('User', ['AccountName', 'TargetUserName'], 'user')
const from = [key('From device', 'RemoteDeviceName', 'device'), key('From address', ['RemoteIP', 'IpAddress'], 'ip')]

/** Logons a person makes at the machine or its screen; services and shares make the others. */
const INTERACTIVE = ['Interactive', 'RemoteInteractive', 'CachedInteractive', 'Local', 'Unlock']

export const deviceSections: readonly Section[] = [
  {
    id: 'interactive-logons',
    title: 'Logged-on users, interactive logons only',
    kinds,
    tab: 'users',
    tables: ['DeviceLogonEvents'],
    only: [
      ['ActionType', 'LogonSuccess'],
      ['LogonType', ...INTERACTIVE],
    ],
    by: [account, key('Domain', 'AccountDomain'), key('Logon type', 'LogonType')],
    counts: 'logons',
    filledBy: 'DeviceLogonEvents of advanced hunting, or Windows Security logs (4624)',
  },
  {
    id: 'all-logons',
    title: 'All successful logons',
    kinds,
    tab: 'users',
    tables: ['DeviceLogonEvents'],
    only: [['ActionType', 'LogonSuccess']],
    by: [account, key('Domain', 'AccountDomain'), key('Logon type', 'LogonType'), ...from],
    counts: 'logons',
    filledBy: 'DeviceLogonEvents of advanced hunting, or Windows Security logs (4624)',
  },
  {
    id: 'failed-logons',
    title: 'Failed logons',
    kinds,
    tab: 'users',
    tables: ['DeviceLogonEvents'],
    only: [['ActionType', 'LogonFailed']],
    by: [account, key('Reason', 'FailureReason'), ...from],
    counts: 'failures',
    filledBy: 'DeviceLogonEvents of advanced hunting, or Windows Security logs (4625)',
  },
  {
    id: 'software',
    title: 'Software inventory',
    kinds,
    tab: 'inventory',
    tables: ['DeviceTvmSoftwareInventory'],
    by: [
      key('Software', 'SoftwareName'),
      key('Vendor', 'SoftwareVendor'),
      key('Version', 'SoftwareVersion'),
      key('End of support', 'EndOfSupportStatus'),
    ],
    counts: '',
    filledBy: 'DeviceTvmSoftwareInventory of advanced hunting',
  },
  {
    id: 'browser-extensions',
    title: 'Browser extensions',
    kinds,
    tab: 'inventory',
    tables: ['DeviceTvmBrowserExtensions'],
    by: [
      key('Extension', 'ExtensionName'),
      key('Browser', 'BrowserName'),
      key('Version', 'ExtensionVersion'),
      key('Risk', 'ExtensionRisk'),
    ],
    counts: '',
    filledBy: 'DeviceTvmBrowserExtensions of advanced hunting',
  },
  {
    id: 'vulnerabilities',
    title: 'Discovered vulnerabilities',
    kinds,
    tab: 'inventory',
    tables: ['DeviceTvmSoftwareVulnerabilities'],
    by: [
      key('CVE', 'CveId'),
      key('Severity', 'VulnerabilitySeverityLevel'),
      key('Software', 'SoftwareName'),
      key('Version', 'SoftwareVersion'),
      key('Update', 'RecommendedSecurityUpdate'),
    ],
    counts: '',
    filledBy: 'DeviceTvmSoftwareVulnerabilities of advanced hunting',
  },
  {
    id: 'adapters',
    title: 'Network adapters',
    kinds,
    tab: 'network',
    tables: ['DeviceNetworkInfo'],
    by: [
      key('Adapter', 'NetworkAdapterName'),
      key('MAC address', 'MacAddress'),
      key('Addresses', 'IPAddresses'),
      key('Networks', 'ConnectedNetworks'),
    ],
    counts: 'reports',
    filledBy: 'DeviceNetworkInfo of advanced hunting',
  },
  {
    id: 'connections',
    title: 'Addresses it spoke with',
    kinds,
    tab: 'network',
    tables: ['DeviceNetworkEvents'],
    by: [key('Address', 'RemoteIP', 'ip'), key('URL', 'RemoteUrl'), key('Port', 'RemotePort'), key('By', 'InitiatingProcessFileName')],
    counts: 'connections',
    filledBy: 'DeviceNetworkEvents of advanced hunting, or Sysmon network events (3)',
  },
  {
    id: 'registry',
    title: 'Registry values written',
    kinds,
    tab: 'network',
    tables: ['DeviceRegistryEvents'],
    by: [key('Key', 'RegistryKey'), key('Value', 'RegistryValueName'), key('By', 'InitiatingProcessFileName')],
    counts: 'changes',
    filledBy: 'DeviceRegistryEvents of advanced hunting, or Sysmon registry events (12, 13)',
  },
]
