import { raise } from '../alerts/alert.ts'
import { device, file, ip, process, user } from '../alerts/evidence.ts'
import { app02, ws11 } from '../company/devices.ts'
import { hostile } from '../company/internet.ts'
import { admKarl } from '../company/people.ts'
import { connect, loadImage, toDevice, toHost, touchFile } from '../deed.ts'
import { logOn } from '../logon.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { machineAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { loader } from './execution.ts'

/** Wednesday 10:52: by WMI to the application server, with the library that already runs on WS-11. */
export function toApplication({ world, roster }: Stage, runner: Process): void {
  const server = machineAt(roster, app02, at(15, '10:52:41'))
  const wmic = spawn(
    world,
    runner,
    at(15, '10:52:39'),
    'WMIC.exe',
    'wmic /node:APP-02 process call create "cmd.exe /c rundll32 C:\\ProgramData\\adjsync.dll,Start"',
    { integrity: 'High' },
  )
  note(world, 'main', 'LateralMovement', 'T1047', 'WMI is told to start a process on APP-02', rowOf(wmic))
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
  note(world, 'main', 'LateralMovement', 'T1047', 'The library runs on the application server', rowOf(landed))
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
