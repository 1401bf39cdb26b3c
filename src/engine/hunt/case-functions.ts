import type { CatalogFunction } from '#kql/index.ts'

const CERTIFICATES = `DeviceFileCertificateInfo
  | where isnotempty(SHA1)
  | summarize arg_max(Timestamp, Signer, Issuer, SignerHash, IsSigned, IsTrusted, IsRootSignerMicrosoft) by ProfiledHash = tolower(SHA1)
  | project ProfiledHash, Signer, Issuer, SignerHash, IsSigned, IsCertificateValid = IsTrusted, IsRootSignerMicrosoft`

/** Signature facts come from the case's own certificate records; what only the cloud counts stays null. */
const fileProfile: CatalogFunction = {
  name: 'FileProfile',
  parameters: '(T: (*), x: string = "SHA1", y: long = 1000)',
  body: `{
  T
  | extend ProfiledHash = tolower(tostring(column_ifexists(x, "")))
  | lookup kind=leftouter (${CERTIFICATES}) on ProfiledHash
  | extend GlobalPrevalence = long(null), GlobalFirstSeen = datetime(null), GlobalLastSeen = datetime(null),
      SignatureState = case(isnull(IsSigned), "Unknown", not(IsSigned), "Unsigned", IsCertificateValid, "SignedValid", "SignedInvalid"),
      IsExecutable = bool(null), ThreatName = "", Publisher = "", SoftwareName = "", ProfileAvailability = "Offline"
  | project-away ProfiledHash, IsSigned
}`,
  description: 'Adds what is known of a file: signature facts from the case, no prevalence',
  notice:
    'FileProfile: GlobalPrevalence, GlobalFirstSeen, GlobalLastSeen, IsExecutable, ThreatName, Publisher and SoftwareName are known to the cloud alone and are empty here; signature columns come from the case.',
}

const seenBy: CatalogFunction = {
  name: 'SeenBy',
  parameters: '(T: (*))',
  body: '{ T | extend SeenBy = dynamic(null) }',
  description: 'Adds which onboarded devices saw a discovered device',
  notice: 'SeenBy: which device discovered another is known to the cloud alone; the column is null here.',
}

/** Devices that held an address by the latest report before a moment. */
const deviceFromIp: CatalogFunction = {
  name: 'DeviceFromIP',
  parameters: '(x: string, y: datetime = datetime(null))',
  body: `{
  DeviceNetworkInfo
  | where isnull(y) or Timestamp <= y
  | mv-expand Address = todynamic(tostring(IPAddresses))
  | where tostring(Address.IPAddress) == x
  | summarize Timestamp = max(Timestamp) by IP = tostring(Address.IPAddress), DeviceId
}`,
  description: 'Devices that held an address, by their own network reports',
}

/** Functions of the portal, answered from the case as far as it can. */
export const caseFunctions: readonly CatalogFunction[] = [fileProfile, seenBy, deviceFromIp]
