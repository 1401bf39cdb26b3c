import type { Json } from '#model/alert-record.ts'
import type { TableRow } from '../../format.ts'
import { isObject, type JsonObject, textOf, textsOf } from '../reading/object.ts'
import { pascalColumns } from './pascal.ts'

const part = (of: Json | undefined): JsonObject => (isObject(of) ? of : {})

/** Log Analytics keeps sign-ins that no user was at apart; a sign-in that does not say is one of a user. */
function logTable(signIn: JsonObject): string {
  const types = textsOf(signIn.signInEventTypes)
  if (types.includes('managedIdentity')) return 'AADManagedIdentitySignInLogs'
  if (types.includes('servicePrincipal')) return 'AADServicePrincipalSignInLogs'
  return types.includes('nonInteractiveUser') && !types.includes('interactiveUser') ? 'AADNonInteractiveUserSignInLogs' : 'SigninLogs'
}

const COLUMNS = {
  ipAddress: 'IPAddress',
  location: 'LocationDetails',
  appliedConditionalAccessPolicies: 'ConditionalAccessPolicies',
  resourceId: 'ResourceIdentity',
  riskEventTypes_v2: 'RiskEventTypes_V2',
}

function logRow(signIn: JsonObject): TableRow {
  const status = part(signIn.status)
  const values = {
    ...pascalColumns(signIn, COLUMNS),
    TimeGenerated: signIn.createdDateTime,
    ResultType: status.errorCode === undefined ? undefined : textOf(status.errorCode),
    ResultDescription: status.failureReason,
    Identity: signIn.userDisplayName,
    Location: part(signIn.location).countryOrRegion,
  }
  return { table: logTable(signIn), values }
}

/** Codes of the advanced-hunting table, as its documentation numbers them. */
const RISK_LEVEL: { readonly [level: string]: number } = { none: 1, low: 10, medium: 50, high: 100 }
const RISK_STATE: { readonly [state: string]: number } = {
  none: 0,
  confirmedSafe: 1,
  remediated: 2,
  dismissed: 3,
  atRisk: 4,
  confirmedCompromised: 5,
}
const CONDITIONAL_ACCESS: { readonly [status: string]: number } = { success: 0, failure: 1, notApplied: 2 }
const TOKEN_ISSUER: { readonly [issuer: string]: number } = { AzureAD: 0, ADFederationServices: 1 }

const flag = (value: Json | undefined) => (typeof value === 'boolean' ? Number(value) : undefined)

function logonType(signIn: JsonObject): string | undefined {
  const types = textsOf(signIn.signInEventTypes)
  if (types.length > 0) return JSON.stringify(types)
  if (typeof signIn.isInteractive !== 'boolean') return undefined
  return JSON.stringify([signIn.isInteractive ? 'interactiveUser' : 'nonInteractiveUser'])
}

function huntingRow(signIn: JsonObject): TableRow {
  const [device, location, status] = [part(signIn.deviceDetail), part(signIn.location), part(signIn.status)]
  const place = part(location.geoCoordinates)
  const values = {
    Timestamp: signIn.createdDateTime,
    Application: signIn.appDisplayName,
    ApplicationId: signIn.appId,
    LogonType: logonType(signIn),
    ErrorCode: status.errorCode,
    CorrelationId: signIn.correlationId,
    SessionId: signIn.sessionId,
    AccountDisplayName: signIn.userDisplayName,
    AccountObjectId: signIn.userId,
    AccountUpn: signIn.userPrincipalName,
    IsGuestUser: signIn.userType === undefined ? undefined : textOf(signIn.userType).toLowerCase() === 'guest',
    AlternateSignInName: signIn.alternateSignInName,
    ResourceDisplayName: signIn.resourceDisplayName,
    ResourceId: signIn.resourceId,
    ResourceTenantId: signIn.resourceTenantId,
    DeviceName: device.displayName,
    EntraIdDeviceId: device.deviceId,
    OSPlatform: device.operatingSystem,
    DeviceTrustType: device.trustType,
    IsManaged: flag(device.isManaged),
    IsCompliant: flag(device.isCompliant),
    AuthenticationProcessingDetails: signIn.authenticationProcessingDetails,
    AuthenticationRequirement: signIn.authenticationRequirement,
    TokenIssuerType: TOKEN_ISSUER[textOf(signIn.tokenIssuerType)],
    RiskLevelAggregated: RISK_LEVEL[textOf(signIn.riskLevelAggregated)],
    RiskState: RISK_STATE[textOf(signIn.riskState)],
    UserAgent: signIn.userAgent,
    ClientAppUsed: signIn.clientAppUsed,
    Browser: device.browser,
    ConditionalAccessPolicies: signIn.appliedConditionalAccessPolicies,
    ConditionalAccessStatus: CONDITIONAL_ACCESS[textOf(signIn.conditionalAccessStatus)],
    IPAddress: signIn.ipAddress,
    Country: location.countryOrRegion,
    State: location.state,
    City: location.city,
    Latitude: place.latitude === undefined ? undefined : textOf(place.latitude),
    Longitude: place.longitude === undefined ? undefined : textOf(place.longitude),
    NetworkLocationDetails: signIn.networkLocationDetails,
    RequestId: signIn.id,
  }
  return { table: 'EntraIdSignInEvents', values }
}

/** The rows one sign-in of the Graph API fills: Log Analytics' table whole, and advanced hunting's where a user signed in. */
export function signInRows(signIn: JsonObject): TableRow[] {
  const row = logRow(signIn)
  const ofUser = row.table === 'SigninLogs' || row.table === 'AADNonInteractiveUserSignInLogs'
  return ofUser ? [row, huntingRow(signIn)] : [row]
}
