import { app02, controllerOf, dc01, fs01, mgmt01 } from '../company/devices.ts'
import { connect, toDevice } from '../deed.ts'
import { type Moment, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import type { Desk } from './workday.ts'

/** Henrik keeps the servers: the same tools an intruder likes, from the place where they belong and under his everyday account. */
export function adminErrand(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  let last = moment + SECOND
  const step = () => {
    last += random.int(3, 40) * SECOND + random.int(0, SECOND - 1)
    return last
  }
  const shell = spawn(world, session.explorer, moment, 'powershell.exe', '"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"')
  const target = random.pick([fs01, app02, mgmt01])
  const line = random.pick([
    ['nltest.exe', `nltest /sc_query:${session.device.domain.dns}`],
    ['quser.exe', `quser /server:${target.name}`],
    ['systeminfo.exe', `systeminfo /s ${target.name}`],
    ['gpupdate.exe', 'gpupdate /force'],
    ['net.exe', 'net group "Domain Computers" /domain'],
    ['wevtutil.exe', `wevtutil qe System /c:20 /f:text /r:${target.name}`],
  ] as const)
  const tool = spawn(world, shell, step(), line[0], line[1])
  if (line[0] === 'net.exe') spawn(world, tool, step(), 'net1.exe', 'C:\\Windows\\system32\\net1 group "Domain Computers" /domain')
  connect(
    world,
    tool,
    step(),
    line[0] === 'nltest.exe' || line[0] === 'net.exe' ? toDevice(controllerOf(dc01.domain), 389) : toDevice(target, 135),
  )
}
