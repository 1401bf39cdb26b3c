import { raise } from '../alerts/alert.ts'
import { device, ip, user } from '../alerts/evidence.ts'
import { change } from '../background/directory.ts'
import { dc01, mgmt01 } from '../company/devices.ts'
import { norrvik } from '../company/domains.ts'
import { daHenrik } from '../company/people.ts'
import { accept, connect, toDevice } from '../deed.ts'
import { guid } from '../digest.ts'
import { logOn } from '../logon.ts'
import { at, MINUTE, SECOND } from '../moment.ts'
import { type Process, spawn } from '../process.ts'
import { controller } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { securityEvent, sysmonEvent } from '../windows-event.ts'

/** The extended rights that let an account ask for every secret of the directory. */
const GET_CHANGES = '{1131f6aa-9c07-11d1-f79f-00c04fc2dcd2}'
const GET_CHANGES_ALL = '{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}'

/** Thursday: a first visit at 14:05, and at 20:14 the controller hands its secrets to a machine that is no controller. */
export function domainController({ world, roster }: Stage, service: Process): void {
  const dc = controller(roster, at(16, '14:05:31'))
  const shell = spawn(
    world,
    service,
    at(16, '14:05:12'),
    'powershell.exe',
    'powershell -nop -w hidden -c "Test-Path \\\\DC-01\\C$\\Windows"',
  )
  connect(world, shell, at(16, '14:05:30'), toDevice(dc01, 445))
  accept(world, dc.kernel, at(16, '14:05:30'), mgmt01, 445)
  const visit = logOn(world, {
    device: dc01,
    moment: at(16, '14:05:31'),
    account: daHenrik,
    type: 'Network',
    from: mgmt01,
    protocol: 'NTLM',
    by: dc.lsass,
  })
  note(world, 'main', 'LateralMovement', 'T1550.002', "Henrik's domain account logs on to the controller from MGMT-01 by NTLM", visit.row)

  const tool = spawn(
    world,
    service,
    at(16, '20:13:40'),
    'rundll32.exe',
    'rundll32.exe C:\\Windows\\Temp\\adjrep.dll,Run corp.norrvik.example krbtgt',
  )
  connect(world, tool, at(16, '20:14:02'), toDevice(dc01, 135))
  connect(world, tool, at(16, '20:14:03'), toDevice(dc01, 49_667))
  accept(world, dc.lsass, at(16, '20:14:03'), mgmt01, 49_667)
  const { logon, row } = logOn(world, {
    device: dc01,
    moment: at(16, '20:14:04'),
    account: daHenrik,
    type: 'Network',
    from: mgmt01,
    protocol: 'Kerberos',
    by: dc.lsass,
  })
  note(world, 'main', 'CredentialAccess', 'T1003.006', 'The account logs on to ask for replication', row)
  const replicated = change(world, {
    moment: at(16, '20:14:05'),
    who: daHenrik,
    action: 'Directory Services replication',
    from: mgmt01,
    protocol: 'Drsr',
    fields: { 'ACTOR.DEVICE': mgmt01.name, RequestedObject: 'krbtgt', IsSuccess: 'true' },
  })
  note(world, 'main', 'CredentialAccess', 'T1003.006', 'The directory is replicated to MGMT-01', replicated)
  for (const [index, right] of [GET_CHANGES, GET_CHANGES_ALL].entries())
    securityEvent(world, dc01, at(16, '20:14:05') + (index * SECOND) / 25, 4662, {
      SubjectUserSid: daHenrik.sid,
      SubjectUserName: daHenrik.name,
      SubjectDomainName: norrvik.netbios,
      SubjectLogonId: `0x${logon.id.toString(16)}`,
      ObjectServer: 'DS',
      ObjectType: '%{19195a5b-6da0-11d0-afd3-00c04fd930c9}',
      ObjectName: `%{${guid('naming context norrvik')}}`,
      OperationType: 'Object Access',
      HandleId: '0x0',
      AccessList: '%%7688\r\n\t\t\t\t',
      AccessMask: '0x100',
      Properties: `%%7688\r\n\t\t${right}\r\n\t{19195a5b-6da0-11d0-afd3-00c04fd930c9}\r\n`,
      AdditionalInfo: '-',
      AdditionalInfo2: '',
    })
  sysmonEvent(world, dc01, at(16, '20:14:03'), 3, {
    RuleName: '-',
    ProcessGuid: `{${guid('lsass DC-01')}}`,
    ProcessId: String(dc.lsass.pid),
    Image: 'C:\\Windows\\System32\\lsass.exe',
    User: 'NT AUTHORITY\\SYSTEM',
    Protocol: 'tcp',
    Initiated: 'false',
    SourceIsIpv6: 'false',
    SourceIp: mgmt01.ip,
    SourceHostname: mgmt01.dns,
    SourcePort: '50518',
    SourcePortName: '-',
    DestinationIsIpv6: 'false',
    DestinationIp: dc01.ip,
    DestinationHostname: dc01.dns,
    DestinationPort: '49667',
    DestinationPortName: '-',
  })

  const who = user(daHenrik, { roles: ['compromised'], verdict: 'suspicious', tags: ['Sensitive'] })
  raise(world, {
    key: 'sentinel-admin-logon',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'sentinel',
    severity: 'medium',
    category: 'LateralMovement',
    techniques: ['T1078'],
    title: 'Domain administrator uses NTLM from a server',
    description:
      'An account of the domain administrators logged on to a domain controller by NTLM from a machine other than an administration workstation.',
    first: at(16, '14:05:31'),
    delay: 25 * MINUTE,
    evidence: [
      user(daHenrik),
      device(mgmt01, { roles: ['source'] }, 'directory'),
      device(dc01, { roles: ['destination'] }, 'directory'),
      ip(mgmt01.ip),
    ],
  })
  raise(world, {
    key: 'dcsync',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'identity',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.006'],
    title: 'Suspected DCSync attack (replication of directory services)',
    description: 'A replication request for secrets of the directory came from a machine that is not a domain controller.',
    first: at(16, '20:14:04'),
    last: at(16, '20:14:05'),
    evidence: [
      who,
      device(mgmt01, { roles: ['source', 'compromised'], verdict: 'malicious' }, 'directory'),
      device(dc01, { roles: ['destination', 'attacked'] }, 'directory'),
      ip(mgmt01.ip, { roles: ['source'] }),
    ],
    tags: ['Credential Theft'],
    comments: [
      { by: 'Henrik Sund', text: 'This was not me. I signed off from MGMT-01 before ten in the morning.', after: 11 * 60 * MINUTE },
    ],
  })
  raise(world, {
    key: 'sentinel-replication',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'sentinel',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003'],
    title: 'Replication rights used by an account that is no controller',
    description: 'Event 4662 with the rights DS-Replication-Get-Changes and Get-Changes-All for a user account.',
    first: at(16, '20:14:05'),
    delay: 18 * MINUTE,
    evidence: [user(daHenrik), device(dc01, { roles: ['attacked'] }, 'name')],
  })
}
