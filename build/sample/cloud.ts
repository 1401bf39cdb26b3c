import type { Device } from './company/devices.ts'
import { tenantId } from './company/domains.ts'
import { office, type Place } from './company/internet.ts'
import type { Person } from './company/people.ts'
import { guid, integer } from './digest.ts'
import { cloudIdentityLogon } from './logon.ts'
import { type Moment, SECOND } from './moment.ts'
import { type Row, record, type Value, type World } from './world.ts'

export type CloudApp = { name: string; id: string; saasId: number }

/** Applications people sign in to. Their ids are the case's own. */
export const apps = {
  mail: { name: 'Microsoft Exchange Online', id: guid('app mail'), saasId: 20893 },
  files: { name: 'Microsoft OneDrive for Business', id: guid('app files'), saasId: 15600 },
  sites: { name: 'Microsoft SharePoint Online', id: guid('app sites'), saasId: 20892 },
  portal: { name: 'OfficeHome', id: guid('app portal'), saasId: 11161 },
  teams: { name: 'Microsoft Teams', id: guid('app teams'), saasId: 28375 },
  directory: { name: 'Microsoft 365', id: guid('app directory'), saasId: 11161 },
  shell: { name: 'Azure Active Directory PowerShell', id: guid('app shell'), saasId: 12260 },
  drive: { name: 'BlueLedger Drive', id: guid('app blueledger'), saasId: 41207 },
} as const satisfies Record<string, CloudApp>

export const edgeAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36 Edg/134.0.0.0'
export const phoneAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'

export type SignIn = {
  moment: Moment
  person: Person
  app: CloudApp
  place?: Place
  device?: Device
  agent?: string
  error?: number
  risk?: 0 | 10 | 50 | 100
  multiFactor?: boolean
  interactive?: boolean
  client?: string
}

export function signIn(world: World, one: SignIn): Row {
  const { person, app } = one
  const place = one.place ?? office
  const name = `${person.upn} ${one.moment} ${app.name}`
  const agent = one.agent ?? edgeAgent
  const phone = agent === phoneAgent
  cloudIdentityLogon(world, person, one.moment + SECOND / 2, place.ip, one.error ? 'WrongPassword' : undefined)
  return record(world, 'EntraIdSignInEvents', {
    Timestamp: one.moment,
    Application: app.name,
    ApplicationId: app.id,
    LogonType: JSON.stringify([(one.interactive ?? true) ? 'interactiveUser' : 'nonInteractiveUser']),
    ErrorCode: one.error ?? 0,
    CorrelationId: guid(`correlation ${name}`),
    SessionId: guid(`session ${person.upn} ${Math.floor(one.moment / (24 * 3600 * SECOND))} ${place.ip}`),
    AccountDisplayName: person.display,
    AccountObjectId: person.objectId,
    AccountUpn: person.upn,
    IsExternalUser: 0,
    IsGuestUser: false,
    ResourceDisplayName: app === apps.mail ? 'Office 365 Exchange Online' : 'Microsoft Graph',
    ResourceId: guid(`resource ${app.name}`),
    ResourceTenantId: tenantId,
    DeviceName: one.device?.name,
    EntraIdDeviceId: one.device?.entraId,
    OSPlatform: phone ? 'Ios 18.3' : 'Windows10',
    DeviceTrustType: one.device ? 'Hybrid Azure AD joined' : '',
    IsManaged: one.device ? 1 : 0,
    IsCompliant: one.device ? 1 : 0,
    AuthenticationRequirement: one.multiFactor ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
    TokenIssuerType: 0,
    RiskLevelAggregated: one.risk ?? 0,
    RiskState: one.risk ? 4 : 0,
    UserAgent: agent,
    ClientAppUsed: one.client ?? (phone ? 'Mobile Apps and Desktop clients' : 'Browser'),
    Browser: phone ? 'Mobile Safari 18.3' : 'Edge 134.0.0',
    ConditionalAccessStatus: one.error ? 1 : 0,
    IPAddress: place.ip,
    Country: place.country,
    State: place.state,
    City: place.city,
    Latitude: place.latitude,
    Longitude: place.longitude,
    NetworkLocationDetails: place === office ? '[{"networkType":"trustedNamedLocation","networkNames":["Gothenburg office"]}]' : '[]',
    RequestId: guid(`request ${name}`),
  })
}

export type CloudDeed = {
  moment: Moment
  person: Person
  action: string
  app: CloudApp
  activity?: string
  object?: { name: string; type: string; id?: string }
  place?: Place
  agent?: string
  raw?: Record<string, unknown>
  admin?: boolean
  uncommon?: string[]
  oauthAppId?: string
}

export function cloudAct(world: World, deed: CloudDeed): Row {
  const place = deed.place ?? office
  const { person, app } = deed
  const objects: Value = deed.object
    ? [{ Type: deed.object.type, Role: 'Target object', Name: deed.object.name, Id: deed.object.id ?? guid(`object ${deed.object.name}`) }]
    : []
  return record(world, 'CloudAppEvents', {
    Timestamp: deed.moment,
    ActionType: deed.action,
    Application: app.name,
    ApplicationId: app.saasId,
    AppInstanceId: 0,
    AccountObjectId: person.objectId,
    AccountId: person.objectId,
    AccountDisplayName: person.display,
    IsAdminOperation: deed.admin ?? false,
    DeviceType: deed.agent === phoneAgent ? 'Mobile' : 'Desktop',
    OSPlatform: deed.agent === phoneAgent ? 'iOS' : 'Windows 10',
    IPAddress: place.ip,
    IsAnonymousProxy: place.isp === 'Velum Hosting',
    CountryCode: place.country,
    City: place.city,
    Isp: place.isp,
    UserAgent: deed.agent ?? edgeAgent,
    ActivityType: deed.activity ?? 'Basic',
    ActivityObjects: objects,
    ObjectName: deed.object?.name,
    ObjectType: deed.object?.type,
    ObjectId: deed.object ? (deed.object.id ?? guid(`object ${deed.object.name}`)) : undefined,
    AccountType: 'Regular',
    IsExternalUser: false,
    IsImpersonated: false,
    IPCategory: place === office ? 'Corporate' : '',
    RawEventData: {
      Id: guid(`audit ${person.upn} ${deed.moment}`),
      UserId: person.upn,
      Operation: deed.action,
      Workload: app.name.split(' ')[1] ?? app.name,
      ClientIP: place.ip,
      ResultStatus: 'Succeeded',
      ...deed.raw,
    },
    AdditionalFields: {},
    LastSeenForUser: { ActionType: integer(`seen ${person.upn} ${deed.action}`, 9), IPAddress: place === office ? 0 : -1 },
    UncommonForUser: deed.uncommon ?? [],
    AuditSource: 'Defender for Cloud Apps access control',
    OAuthAppId: deed.oauthAppId,
  })
}
