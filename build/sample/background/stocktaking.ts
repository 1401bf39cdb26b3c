import { type Device, dc01, devices } from '../company/devices.ts'
import { norrvik, tallholm, tenantId } from '../company/domains.ts'
import { officeIp, yardIp } from '../company/internet.ts'
import { admKarl, daHenrik, henrik, ida, type Person, people } from '../company/people.ts'
import { guid, integer } from '../digest.ts'
import { april, BEGIN, END, HOUR, MINUTE, type Moment } from '../moment.ts'
import { deviceColumns } from '../process.ts'
import type { Stage } from '../stage.ts'
import { record, type World } from '../world.ts'
import { software, weaknesses } from './software.ts'

/** What the products know of devices, accounts and programs without anything happening. */
export function stocktaking({ world }: Stage): void {
  for (const device of devices) {
    for (let moment = BEGIN + 20 * MINUTE; moment < END; moment += 8 * HOUR)
      observe(world, device, moment + integer(`info ${device.dns} ${moment}`, 20 * MINUTE))
    for (const one of software(device)) record(world, 'DeviceTvmSoftwareInventory', { ...tvm(device), ...one })
    for (const one of weaknesses(device)) record(world, 'DeviceTvmSoftwareVulnerabilities', { ...tvm(device), ...one })
  }
  for (const person of people)
    for (const day of [12, 19]) account(world, person, april(day) + 3 * HOUR + integer(`identity ${person.name} ${day}`, 30 * MINUTE))
}

const tvm = (device: Device) => ({
  ...deviceColumns(device),
  OSPlatform: device.os.platform,
  OSVersion: device.os.edition,
  OSArchitecture: 'x64',
})

function observe(world: World, device: Device, moment: Moment): void {
  const owner = device.owner
  record(world, 'DeviceInfo', {
    Timestamp: moment,
    ...deviceColumns(device),
    ClientVersion: '10.8798.26100.3775',
    PublicIP: device.domain === norrvik ? officeIp : yardIp,
    OSArchitecture: '64-bit',
    OSPlatform: device.os.platform,
    OSBuild: device.os.build,
    OSVersion: device.os.edition,
    OsBuildRevision: String(device.os.revision),
    IsAzureADJoined: device.role === 'workstation',
    JoinType: device.role === 'workstation' ? 'Hybrid Azure AD Join' : 'Domain Joined',
    AadDeviceId: device.entraId,
    LoggedOnUsers: owner ? JSON.stringify([{ UserName: owner.name, DomainName: owner.domainOf.netbios, Sid: owner.sid }]) : '[]',
    MachineGroup: device.group.name,
    OnboardingStatus: 'Onboarded',
    DeviceCategory: 'Endpoint',
    DeviceType: device.role === 'workstation' ? 'Workstation' : 'Server',
    Model: device.model,
    Vendor: device.vendor,
    SensorHealthState: 'Active',
    ExposureLevel: device.role === 'workstation' ? 'Medium' : 'Low',
    AssetValue: device.value,
    DeviceManualTags: device.domain === tallholm ? '["Tallholm"]' : '[]',
    DeviceDynamicTags: device === dc01 ? '["Tier 0"]' : '[]',
    ConnectivityType: 'Streamlined',
    HardwareUuid: guid(`hardware ${device.dns}`),
    Site: device.domain === norrvik ? 'Gothenburg' : 'Tallholm',
  })
  const gateway = device.ip.replace(/\.\d+$/, '.1')
  record(world, 'DeviceNetworkInfo', {
    Timestamp: moment,
    ...deviceColumns(device),
    NetworkAdapterName: `{${guid(`adapter ${device.dns}`).toUpperCase()}}`,
    MacAddress: device.mac,
    NetworkAdapterType: 'Ethernet',
    NetworkAdapterStatus: 'Up',
    TunnelType: 'None',
    ConnectedNetworks: JSON.stringify([
      { Name: device.domain.dns, Description: device.domain.dns, IsConnectedToInternet: true, Category: 'DomainAuthenticated' },
    ]),
    DnsAddresses: JSON.stringify([device.domain === norrvik ? dc01.ip : '10.60.2.5']),
    IPv4Dhcp: device.role === 'workstation' ? gateway : '',
    DefaultGateways: JSON.stringify([gateway]),
    IPAddresses: JSON.stringify([{ IPAddress: device.ip, SubnetPrefix: 24, AddressType: 'Private' }]),
    OnboardingStatus: 'Onboarded',
    NetworkAdapterDnsSuffix: device.domain.dns,
  })
}

const roles = new Map<Person, string[]>([
  [daHenrik, ['Global Administrator']],
  [henrik, []],
  [admKarl, ['Helpdesk Administrator', 'Cloud Device Administrator']],
])

function account(world: World, person: Person, moment: Moment): void {
  const critical = person === daHenrik ? 0 : person === admKarl || person === ida ? 1 : undefined
  record(world, 'IdentityInfo', {
    Timestamp: moment,
    AccountObjectId: person.objectId,
    AccountUpn: person.upn,
    OnPremSid: person.sid,
    AccountDisplayName: person.display,
    AccountName: person.name,
    AccountDomain: person.domainOf.netbios,
    CriticalityLevel: critical,
    Type: person.kind === 'service' ? 'ServiceAccount' : 'User',
    DistinguishedName: `CN=${person.display},OU=${person.department},${person.domainOf.dns
      .split('.')
      .map((part) => `DC=${part}`)
      .join(',')}`,
    GivenName: person.given,
    Surname: person.surname,
    Department: person.department,
    JobTitle: person.title,
    EmailAddress: person.kind === 'employee' ? person.upn : '',
    City: person.domainOf === norrvik ? 'Gothenburg' : 'Oskarshamn',
    Country: 'Sweden',
    IsAccountEnabled: !(person === daHenrik && moment > april(18)),
    Manager: person === ida ? '' : ida.display,
    CreatedDateTime: april(1) - (200 + integer(`created ${person.name}`, 900)) * 24 * HOUR,
    CompanyName: person.domainOf === norrvik ? 'Norrvik Marine' : 'Tallholm Yard',
    Tags: critical === undefined ? [] : ['Sensitive'],
    AssignedRoles: roles.get(person) ?? [],
    TenantId: tenantId,
    IdentityEnvironment: 'Hybrid',
    SourceProviders: ['ActiveDirectory', 'AzureActiveDirectory'],
    SourceSystem: 'ActiveDirectory',
    GroupMembership: person === daHenrik ? ['Domain Admins', 'IT'] : person === admKarl ? ['Server Operators', 'IT'] : [person.department],
  })
}
