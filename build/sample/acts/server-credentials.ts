import { raise } from '../alerts/alert.ts'
import { device, dns, file, ip, process, user } from '../alerts/evidence.ts'
import { adm01, mgmt01 } from '../company/devices.ts'
import { broughtImage, image } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { daHenrik } from '../company/people.ts'
import { act, loadImage, targetProcess, touchFile } from '../deed.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { openDesktop } from '../remote-desktop.ts'
import { machineAt, sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { serviceFile } from './management-server.ts'

/** Wednesday evening and Thursday morning on MGMT-01: the domain administrator works there, and is read like Karl was. */
export function serverCredentials({ world, roster }: Stage, service: Process): void {
  const server = machineAt(roster, mgmt01, at(16, '02:14:20'))
  const hive = broughtImage('s.tmp', 'C:\\Windows\\Temp', 69_632)
  const shell = spawn(world, service, at(16, '02:14:18'), 'cmd.exe', 'cmd.exe /q /c')
  const reg = spawn(world, shell, at(16, '02:14:20'), 'reg.exe', 'reg save HKLM\\SAM C:\\Windows\\Temp\\s.tmp /y')
  note(world, 'main', 'CredentialAccess', 'T1003.002', 'The account database of MGMT-01 is saved', rowOf(reg))
  touchFile(world, reg, at(16, '02:14:21'), hive)

  openDesktop({ world, roster }, sessionAt(roster, adm01, at(16, '08:58:20')).explorer, mgmt01, daHenrik, at(16, '08:58:20'))
  const dump = broughtImage('m.tmp', 'C:\\Windows\\Temp', 71_303_168)
  const dumper = spawn(
    world,
    shell,
    at(16, '09:31:44'),
    'rundll32.exe',
    `rundll32.exe C:\\Windows\\System32\\comsvcs.dll, MiniDump ${server.lsass.pid} C:\\Windows\\Temp\\m.tmp full`,
  )
  note(world, 'main', 'CredentialAccess', 'T1003.001', 'The memory of lsass on MGMT-01 is written to a file', rowOf(dumper))
  loadImage(world, dumper, at(16, '09:31:44'), image('comsvcs.dll', mgmt01))
  act(world, dumper, at(16, '09:31:45'), 'OpenProcessApiCall', targetProcess(server.lsass), { DesiredAccess: 2_097_151 })
  touchFile(world, dumper, at(16, '09:31:49'), dump)

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
    first: at(16, '09:31:44'),
    last: at(16, '09:31:49'),
    evidence: [
      main,
      user(daHenrik, { roles: ['attacked'], verdict: 'suspicious', tags: ['Sensitive'] }),
      process(shell, { verdict: 'suspicious' }),
      process(dumper, { verdict: 'malicious' }),
      file(dump, mgmt01, { verdict: 'malicious', status: 'active' }),
    ],
  })
}
