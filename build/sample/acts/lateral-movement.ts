import { raise } from '../alerts/alert.ts'
import { device, dns, file, ip, process, registryKey, user } from '../alerts/evidence.ts'
import { adm01, app02, mgmt01, ws11 } from '../company/devices.ts'
import { broughtImage, type Image, image } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { admKarl, daHenrik } from '../company/people.ts'
import { accept, act, connect, loadImage, targetProcess, toDevice, toHost, touchFile, touchRegistry } from '../deed.ts'
import { logOn } from '../logon.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { machineAt, sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { loader } from './execution.ts'

export const serviceFile: Image = broughtImage('adjsvc.exe', 'C:\\Windows\\Temp', 688_640, { product: 'Adjust', version: '1.0.0.0' })

/** Wednesday 10:20: with Karl's hash to the management server as a service, then by WMI to the application server. */
export function lateralMovement(stage: Stage, runner: Process): Process {
  const service = toManagement(stage, runner)
  toApplication(stage, runner)
  harvest(stage, service)
  return service
}

function toManagement({ world, roster }: Stage, runner: Process): Process {
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
    'DeviceLogonEvents',
    came.row,
  )
  note(world, 'main', 'LateralMovement', 'T1550.002', 'and the domain controller validates it', 'IdentityLogonEvents', came.identityRow)
  const copied = touchFile(world, server.kernel, at(15, '10:20:17'), serviceFile, {
    share: { name: 'ADMIN$', from: ws11, account: admKarl },
  })
  note(world, 'main', 'LateralMovement', 'T1570', 'A program is copied over the administrative share', 'DeviceFileEvents', copied)
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
  note(world, 'main', 'Execution', 'T1569.002', 'It runs as a service with the rights of the system', 'DeviceProcessEvents', rowOf(service))
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

function toApplication({ world, roster }: Stage, runner: Process): void {
  const server = machineAt(roster, app02, at(15, '10:52:41'))
  const wmic = spawn(
    world,
    runner,
    at(15, '10:52:39'),
    'WMIC.exe',
    'wmic /node:APP-02 process call create "cmd.exe /c rundll32 C:\\ProgramData\\adjsync.dll,Start"',
    { integrity: 'High' },
  )
  note(world, 'main', 'LateralMovement', 'T1047', 'WMI is told to start a process on APP-02', 'DeviceProcessEvents', rowOf(wmic))
  connect(world, wmic, at(15, '10:52:40'), toDevice(app02, 135))
  const { logon } = logOn(world, {
    device: app02,
    moment: at(15, '10:52:41'),
    account: admKarl,
    type: 'Network',
    from: ws11,
    protocol: 'NTLM',
    by: server.lsass,
  })
  const provider = spawn(
    world,
    server.dcom,
    at(15, '10:52:42'),
    'WmiPrvSE.exe',
    'C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding',
  )
  const copy = { ...loader, folder: 'C:\\ProgramData' }
  touchFile(world, server.kernel, at(15, '10:51:58'), copy, { share: { name: 'C$', from: ws11, account: admKarl } })
  const shell = spawn(world, provider, at(15, '10:52:43'), 'cmd.exe', 'cmd.exe /c rundll32 C:\\ProgramData\\adjsync.dll,Start', { logon })
  const landed = spawn(world, shell, at(15, '10:52:44'), 'rundll32.exe', 'rundll32 C:\\ProgramData\\adjsync.dll,Start')
  note(world, 'main', 'LateralMovement', 'T1047', 'The library runs on the application server', 'DeviceProcessEvents', rowOf(landed))
  loadImage(world, landed, at(15, '10:52:45'), copy)
  connect(world, landed, at(15, '10:52:50'), toHost(hostile.control))

  raise(world, {
    key: 'wmi-process',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'endpoint',
    severity: 'medium',
    category: 'LateralMovement',
    techniques: ['T1047', 'T1218.011'],
    title: 'Suspicious process created by WMI from another device',
    description: 'The WMI provider started a command interpreter for a remote account, which ran a library from a data folder.',
    first: at(15, '10:52:43'),
    last: at(15, '10:52:50'),
    evidence: [
      device(app02, { roles: ['attacked'], verdict: 'malicious', detailedRoles: ['Main device'] }),
      user(admKarl, { roles: ['compromised'] }),
      process(provider, { verdict: 'noThreatsFound' }),
      process(shell, { verdict: 'suspicious' }),
      process(landed, { verdict: 'malicious' }),
      file(copy, app02, { verdict: 'malicious', status: 'remediated' }),
      ip(ws11.ip, { roles: ['source'] }),
    ],
  })
}

/** Wednesday evening and Thursday morning on MGMT-01: the domain administrator works there, and is read like Karl was. */
function harvest({ world, roster }: Stage, service: Process): void {
  const server = machineAt(roster, mgmt01, at(16, '02:14:20'))
  const hive = broughtImage('s.tmp', 'C:\\Windows\\Temp', 69_632)
  const shell = spawn(world, service, at(16, '02:14:18'), 'cmd.exe', 'cmd.exe /q /c')
  const reg = spawn(world, shell, at(16, '02:14:20'), 'reg.exe', 'reg save HKLM\\SAM C:\\Windows\\Temp\\s.tmp /y')
  note(world, 'main', 'CredentialAccess', 'T1003.002', 'The account database of MGMT-01 is saved', 'DeviceProcessEvents', rowOf(reg))
  touchFile(world, reg, at(16, '02:14:21'), hive)

  const henriks = sessionAt(roster, adm01, at(16, '06:58:20'))
  const remote = spawn(world, henriks.explorer, at(16, '06:58:02'), 'mstsc.exe', '"C:\\Windows\\system32\\mstsc.exe" /v:MGMT-01')
  connect(world, remote, at(16, '06:58:05'), toDevice(mgmt01, 3389))
  const { logon } = logOn(world, {
    device: mgmt01,
    moment: at(16, '06:58:20'),
    account: daHenrik,
    type: 'RemoteInteractive',
    from: adm01,
    by: server.lsass,
    session: 2,
  })
  spawn(world, server.winlogon, at(16, '06:58:23'), 'explorer.exe', 'C:\\Windows\\Explorer.EXE', { logon })
  const dump = broughtImage('m.tmp', 'C:\\Windows\\Temp', 71_303_168)
  const dumper = spawn(
    world,
    shell,
    at(16, '07:31:44'),
    'rundll32.exe',
    `rundll32.exe C:\\Windows\\System32\\comsvcs.dll, MiniDump ${server.lsass.pid} C:\\Windows\\Temp\\m.tmp full`,
  )
  note(
    world,
    'main',
    'CredentialAccess',
    'T1003.001',
    'The memory of lsass on MGMT-01 is written to a file',
    'DeviceProcessEvents',
    rowOf(dumper),
  )
  loadImage(world, dumper, at(16, '07:31:44'), image('comsvcs.dll', mgmt01))
  act(world, dumper, at(16, '07:31:45'), 'OpenProcessApiCall', targetProcess(server.lsass), { DesiredAccess: 2_097_151 })
  touchFile(world, dumper, at(16, '07:31:49'), dump)

  const main = device(mgmt01, { roles: ['compromised'], verdict: 'malicious', detailedRoles: ['Main device'] })
  raise(world, {
    key: 'service-beacon',
    plot: 'main',
    stage: 'CommandAndControl',
    by: 'endpoint',
    severity: 'medium',
    category: 'CommandAndControl',
    techniques: ['T1071.001'],
    title: 'Service connects to a suspicious host',
    description: 'A service without publisher connects to a host that was seen in another alert.',
    first: at(15, '14:21:32'),
    last: at(15, '19:05:31'),
    evidence: [
      main,
      process(service, { verdict: 'malicious' }),
      file(serviceFile, mgmt01, { verdict: 'malicious', status: 'active' }),
      dns(hostile.control.name, hostile.control.ip, { verdict: 'malicious' }),
      ip(hostile.control.ip, { verdict: 'malicious', roles: ['commandAndControl'] }),
    ],
  })
  raise(world, {
    key: 'hive-saved',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'endpoint',
    severity: 'medium',
    category: 'CredentialAccess',
    techniques: ['T1003.002'],
    title: 'Export of the account database',
    description: 'The SAM hive was saved to a temporary folder at night.',
    first: at(16, '02:14:20'),
    evidence: [
      main,
      process(service, { verdict: 'malicious' }),
      process(reg, { verdict: 'suspicious' }),
      file(hive, mgmt01, { verdict: 'suspicious' }),
    ],
  })
  raise(world, {
    key: 'lsass-management',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'endpoint',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.001'],
    title: 'Suspicious access to LSASS service',
    description: 'A process read the memory of the local security authority of a server while a domain administrator was signed in.',
    first: at(16, '07:31:44'),
    last: at(16, '07:31:49'),
    evidence: [
      main,
      user(daHenrik, { roles: ['attacked'], verdict: 'suspicious', tags: ['Sensitive'] }),
      process(shell, { verdict: 'suspicious' }),
      process(dumper, { verdict: 'malicious' }),
      file(dump, mgmt01, { verdict: 'malicious', status: 'active' }),
    ],
  })
}
