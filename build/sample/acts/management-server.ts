import { raise } from '../alerts/alert.ts'
import { device, file, ip, process, registryKey, user } from '../alerts/evidence.ts'
import { mgmt01, ws11 } from '../company/devices.ts'
import { broughtImage, type Image } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { admKarl } from '../company/people.ts'
import { accept, act, connect, toDevice, toHost, touchFile, touchRegistry } from '../deed.ts'
import { logOn } from '../logon.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { machineAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

export const serviceFile: Image = broughtImage('adjsvc.exe', 'C:\\Windows\\Temp', 688_640, { product: 'Adjust', version: '1.0.0.0' })

/** Wednesday 10:20: with Karl's hash to the management server, where a copied program becomes a service. */
export function toManagement({ world, roster }: Stage, runner: Process): Process {
  const server = machineAt(roster, mgmt01, at(15, '10:20:14'))
  const shell = spawn(
    world,
    runner,
    at(15, '10:20:05'),
    'cmd.exe',
    'cmd.exe /c copy C:\\ProgramData\\adjsvc.exe \\\\MGMT-01\\ADMIN$\\Temp\\adjsvc.exe',
  )
  connect(world, shell, at(15, '10:20:13'), toDevice(mgmt01, 445))
  accept(world, server.kernel, at(15, '10:20:13'), ws11, 445)
  const came = logOn(world, {
    device: mgmt01,
    moment: at(15, '10:20:14'),
    account: admKarl,
    type: 'Network',
    from: ws11,
    protocol: 'NTLM',
    by: server.lsass,
  })
  note(
    world,
    'main',
    'LateralMovement',
    'T1550.002',
    "Karl's administrator account logs on to MGMT-01 from Jonas' workstation by NTLM",
    came.row,
  )
  note(world, 'main', 'LateralMovement', 'T1550.002', 'and the domain controller validates it', came.identityRow)
  const copied = touchFile(world, server.kernel, at(15, '10:20:17'), serviceFile, {
    share: { name: 'ADMIN$', from: ws11, account: admKarl },
  })
  note(world, 'main', 'LateralMovement', 'T1570', 'A program is copied over the administrative share', copied)
  const control = spawn(
    world,
    runner,
    at(15, '10:21:02'),
    'sc.exe',
    'sc \\\\MGMT-01 create AdjustSvc binPath= C:\\Windows\\Temp\\adjsvc.exe start= auto',
  )
  connect(world, control, at(15, '10:21:03'), toDevice(mgmt01, 135))
  const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\AdjustSvc'
  touchRegistry(world, server.services, at(15, '10:21:04'), {
    key,
    name: 'ImagePath',
    data: 'C:\\Windows\\Temp\\adjsvc.exe',
    type: 'ExpandString',
  })
  act(
    world,
    server.services,
    at(15, '10:21:04'),
    'ServiceInstalled',
    { FileName: serviceFile.fileName, FolderPath: serviceFile.folder, AccountName: admKarl.name, AccountDomain: admKarl.domain },
    { ServiceName: 'AdjustSvc', ServiceStartType: 2, ServiceAccount: 'LocalSystem' },
  )
  const service = spawn(world, server.services, at(15, '10:21:22'), serviceFile, 'C:\\Windows\\Temp\\adjsvc.exe')
  note(world, 'main', 'Execution', 'T1569.002', 'It runs as a service with the rights of the system', rowOf(service))
  for (const [day, clock] of [
    [15, '10:21:30'],
    [15, '14:21:32'],
    [15, '19:05:31'],
    [15, '23:21:29'],
    [16, '02:06:33'],
    [16, '07:21:30'],
    [16, '13:51:28'],
    [16, '20:06:31'],
    [17, '03:51:32'],
  ] as const)
    connect(world, service, at(day, clock), toHost(hostile.control))

  raise(world, {
    key: 'pass-the-hash',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'identity',
    severity: 'high',
    category: 'LateralMovement',
    techniques: ['T1550.002'],
    title: 'Suspected identity theft (pass-the-hash)',
    description: 'The hash of an account was used from a device on which the account had signed in by another device shortly before.',
    first: at(15, '10:20:14'),
    evidence: [
      user(admKarl, { roles: ['compromised'], verdict: 'suspicious', tags: ['Sensitive'] }),
      device(ws11, { roles: ['source'], verdict: 'suspicious' }, 'directory'),
      device(mgmt01, { roles: ['destination', 'attacked'] }, 'directory'),
    ],
    status: 'inProgress',
    assignedTo: 'soc.desk@norrvik.example',
  })
  raise(world, {
    key: 'remote-service',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'endpoint',
    severity: 'medium',
    category: 'LateralMovement',
    techniques: ['T1021.002', 'T1569.002', 'T1570'],
    title: 'File dropped and launched from remote location',
    description: 'A program was copied over an administrative share and started as a service moments later.',
    first: at(15, '10:20:17'),
    last: at(15, '10:21:22'),
    evidence: [
      device(mgmt01, { roles: ['attacked', 'destination'], verdict: 'malicious', detailedRoles: ['Main device'] }),
      user(admKarl, { roles: ['compromised'], verdict: 'suspicious' }),
      process(service, { verdict: 'malicious' }),
      file(serviceFile, mgmt01, { verdict: 'malicious', status: 'active' }),
      ip(ws11.ip, { roles: ['source'] }),
      registryKey('HKEY_LOCAL_MACHINE', 'SYSTEM\\ControlSet001\\Services\\AdjustSvc', { verdict: 'suspicious' }),
    ],
  })
  return service
}
