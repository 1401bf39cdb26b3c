import { folded, guid, sid } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, strong } from './kind.ts'

export const cloudApplication = defineKind({
  id: 'cloudApplication',
  title: 'Cloud application',
  plural: 'Cloud applications',
  icon: 'Apps',
  colour: 'cornflower',
  shape: 'square',
  identify: (p) => {
    const instance = folded(firstText(p, 'instanceId', 'instanceName'))
    const id = folded(firstText(p, 'saasAppId', 'appId')) || folded(textAt(p, 'displayName'))
    return strong('appId', id && (instance && instance !== '0' ? `${id}|${instance}` : id))
  },
  label: (p) => firstText(p, 'displayName', 'instanceName', 'appId'),
  facts: [
    ['Name', 'displayName'],
    ['Instance', 'instanceName'],
    ['Application ID', 'appId'],
    ['SaaS application ID', 'saasAppId'],
  ],
})

export const oauthApplication = defineKind({
  id: 'oauthApplication',
  title: 'OAuth application',
  plural: 'OAuth applications',
  icon: 'PlugConnected',
  colour: 'cornflower',
  shape: 'pentagon',
  identify: (p) => {
    const names = [...strong('appId', guid(textAt(p, 'appId'))), ...strong('objectId', guid(textAt(p, 'objectId')))]
    return names.length > 0 ? names : strong('name', folded(textAt(p, 'displayName')))
  },
  label: (p) => firstText(p, 'displayName', 'appId', 'objectId'),
  facts: [
    ['Name', 'displayName'],
    ['Publisher', 'publisher'],
    ['Application ID', 'appId'],
    ['Object ID', 'objectId'],
  ],
})

export const servicePrincipal = defineKind({
  id: 'servicePrincipal',
  title: 'Service principal',
  plural: 'Service principals',
  icon: 'Bot',
  colour: 'teal',
  shape: 'pentagon',
  exclusive: ['objectId'],
  identify: (p) => {
    const names = [...strong('objectId', guid(textAt(p, 'servicePrincipalObjectId'))), ...strong('appId', guid(textAt(p, 'appId')))]
    return names.length > 0 ? names : strong('name', folded(textAt(p, 'servicePrincipalName')))
  },
  label: (p) => firstText(p, 'servicePrincipalName', 'appId', 'servicePrincipalObjectId'),
  facts: [
    ['Name', 'servicePrincipalName'],
    ['Type', 'servicePrincipalType'],
    ['Application ID', 'appId'],
    ['Object ID', 'servicePrincipalObjectId'],
    ['Owner tenant', 'appOwnerTenantId'],
    ['Tenant', 'tenantId'],
  ],
})

export const securityGroup = defineKind({
  id: 'securityGroup',
  title: 'Security group',
  plural: 'Security groups',
  icon: 'People',
  colour: 'teal',
  shape: 'hexagon',
  exclusive: ['sid', 'objectId'],
  identify: (p) => {
    const names = [
      ...strong('objectId', guid(textAt(p, 'securityGroupId'))),
      ...strong('sid', sid(textAt(p, 'sid'))),
      ...strong('adObjectGuid', guid(textAt(p, 'activeDirectoryObjectGuid'))),
      ...strong('distinguishedName', folded(textAt(p, 'distinguishedName'))),
    ]
    return names.length > 0 ? names : strong('name', folded(firstText(p, 'friendlyName', 'displayName')))
  },
  label: (p) => firstText(p, 'displayName', 'friendlyName', 'distinguishedName', 'sid', 'securityGroupId'),
  facts: [
    ['Name', 'displayName'],
    ['Friendly name', 'friendlyName'],
    ['Distinguished name', 'distinguishedName'],
    ['SID', 'sid'],
    ['Group ID', 'securityGroupId'],
  ],
})

export const cloudLogonSession = defineKind({
  id: 'cloudLogonSession',
  title: 'Cloud session',
  plural: 'Cloud sessions',
  icon: 'CloudCheckmark',
  colour: 'cornflower',
  shape: 'hexagon',
  identify: (p) => strong('sessionId', folded(textAt(p, 'sessionId'))),
  label: (p) => firstText(p, 'account.userAccount.userPrincipalName', 'sessionId'),
  facts: [
    ['Session', 'sessionId'],
    ['Account', 'account.userAccount.userPrincipalName'],
    ['Browser', 'browser'],
    ['Device name', 'deviceName'],
    ['Operating system', 'operatingSystem'],
    ['Protocol', 'protocol'],
    ['User agent', 'userAgent'],
    ['Started', 'startUtcDateTime'],
    ['Previous sign-in', 'previousLogonDateTime'],
  ],
})

export const cloudLogonRequest = defineKind({
  id: 'cloudLogonRequest',
  title: 'Cloud sign-in',
  plural: 'Cloud sign-ins',
  icon: 'CloudFlow',
  colour: 'cornflower',
  shape: 'hexagon',
  identify: (p) => strong('requestId', folded(textAt(p, 'requestId'))),
  label: (p) => textAt(p, 'requestId'),
  facts: [['Request', 'requestId']],
})
