import { raise } from '../alerts/alert.ts'
import { device, file, process, user } from '../alerts/evidence.ts'
import { ws09, ws11 } from '../company/devices.ts'
import { broughtImage, image } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { admKarl, jonas } from '../company/people.ts'
import { act, connect, loadImage, targetProcess, toHost, touchFile, touchRegistry } from '../deed.ts'
import { at, SECOND } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { openDesktop } from '../remote-desktop.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { loader, loaderLine } from './execution.ts'

/** Wednesday morning: Karl comes by remote desktop to help, and his password stays in memory when it is read. */
export function credentialAccess({ world, roster }: Stage): Process {
  const desk = sessionAt(roster, ws11, at(15, '06:41:30'))
  const started = desk.explorer.created + 9 * SECOND
  const runner = spawn(world, desk.explorer, started, 'rundll32.exe', loaderLine)
  loadImage(world, runner, started + SECOND, loader)
  for (const clock of ['06:32:04', '06:47:05', '07:02:03', '09:47:06', '10:17:04', '13:32:05'])
    connect(world, runner, at(15, clock), toHost(hostile.control))
  note(world, 'main', 'Persistence', 'T1547.001', 'At sign-in the library is started again', rowOf(runner))

  const helper = sessionAt(roster, ws09, at(15, '06:41:30'))
  openDesktop({ world, roster }, helper.explorer, ws11, admKarl, at(15, '06:41:30'))

  const key = `HKEY_CURRENT_USER\\${jonas.sid}\\Software\\Classes\\ms-settings\\shell\\open\\command`
  note(
    world,
    'main',
    'PrivilegeEscalation',
    'T1548.002',
    'A class of the user is bent for fodhelper',
    touchRegistry(world, runner, at(15, '06:50:12'), { key, name: 'DelegateExecute', data: '' }),
  )
  const raised = spawn(world, runner, at(15, '06:50:20'), 'fodhelper.exe', '"C:\\Windows\\System32\\fodhelper.exe"', { integrity: 'High' })
  const shell = spawn(
    world,
    raised,
    at(15, '06:50:22'),
    'powershell.exe',
    'powershell -nop -w hidden -c "Get-Process lsass | Select-Object Id"',
  )
  const dump = broughtImage('adj.tmp', 'C:\\ProgramData', 58_114_048)
  const dumper = spawn(
    world,
    shell,
    at(15, '06:52:17'),
    'rundll32.exe',
    `rundll32.exe C:\\Windows\\System32\\comsvcs.dll, MiniDump ${desk.lsass.pid} C:\\ProgramData\\adj.tmp full`,
  )
  note(world, 'main', 'CredentialAccess', 'T1003.001', 'The memory of lsass is written to a file', rowOf(dumper))
  loadImage(world, dumper, at(15, '06:52:17'), image('comsvcs.dll', ws11))
  loadImage(world, dumper, at(15, '06:52:18'), image('dbghelp.dll', ws11))
  note(
    world,
    'main',
    'CredentialAccess',
    'T1003.001',
    'lsass is opened for reading',
    act(world, dumper, at(15, '06:52:18'), 'OpenProcessApiCall', targetProcess(desk.lsass), { DesiredAccess: 2_097_151 }),
  )
  note(world, 'main', 'CredentialAccess', 'T1003.001', 'and lies on disk as adj.tmp', touchFile(world, dumper, at(15, '06:52:21'), dump))

  raise(world, {
    key: 'lsass-workstation',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'endpoint',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.001'],
    title: 'Suspicious access to LSASS service',
    description:
      'A process read the memory of the local security authority and wrote it to a file. Passwords and tickets of every signed-in account can be taken from it.',
    first: at(15, '06:52:17'),
    last: at(15, '06:52:21'),
    evidence: [
      device(ws11, { roles: ['compromised'], verdict: 'malicious' }),
      user(jonas, { roles: ['compromised'], verdict: 'suspicious' }),
      user(admKarl, { roles: ['attacked'], verdict: 'suspicious', tags: ['Sensitive'] }),
      process(runner, { verdict: 'malicious' }),
      process(shell, { verdict: 'suspicious' }),
      process(dumper, { verdict: 'malicious' }),
      process(desk.lsass, { roles: ['attacked'], verdict: 'noThreatsFound' }),
      file(dump, ws11, { verdict: 'malicious', status: 'active' }),
    ],
  })
  return runner
}
