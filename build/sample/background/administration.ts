import { adm01, app02, type Device, dc01, fs01, mgmt01, ws05, ws09 } from '../company/devices.ts'
import { broughtImage, image } from '../company/images.ts'
import { admKarl, daHenrik, norrvikStaff, svcSync } from '../company/people.ts'
import { act, targetProcess, touchRegistry } from '../deed.ts'
import { at, isWorkday, MINUTE, type Moment } from '../moment.ts'
import { spawn } from '../process.ts'
import { openDesktop } from '../remote-desktop.ts'
import { machineAt, sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { change } from './directory.ts'

/** What administrators do in an ordinary week, with their privileged accounts: what the same accounts do later is to be told from this. */
export function administration(stage: Stage): void {
  patchRound(stage, mgmt01, at(13, '07:34:10'))
  patchRound(stage, dc01, at(13, '07:58:45'))
  patchRound(stage, app02, at(14, '07:21:30'))
  deskVisit(stage, at(14, '11:05:12'))
  newPrograms(stage)
  joinersAndLeavers(stage)
}

/** Henrik looks after a server by remote desktop from the administration workstation. */
function patchRound(stage: Stage, server: Device, moment: Moment): void {
  const { explorer } = openDesktop(stage, sessionAt(stage.roster, adm01, moment).explorer, server, daHenrik, moment)
  const shell = spawn(
    stage.world,
    explorer,
    moment + MINUTE,
    'powershell.exe',
    '"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"',
  )
  spawn(stage.world, shell, moment + 2 * MINUTE, 'systeminfo.exe', 'systeminfo')
  spawn(stage.world, shell, moment + 3 * MINUTE, 'wevtutil.exe', 'wevtutil qe System /c:40 /rd:true /f:text')
  spawn(stage.world, shell, moment + 6 * MINUTE, 'whoami.exe', 'whoami /groups')
}

/** Karl helps at a desk, as he will on Wednesday. */
function deskVisit(stage: Stage, moment: Moment): void {
  const { explorer } = openDesktop(stage, sessionAt(stage.roster, ws09, moment).explorer, ws05, admKarl, moment)
  const shell = spawn(stage.world, explorer, moment + MINUTE, 'cmd.exe', '"C:\\Windows\\system32\\cmd.exe"')
  spawn(stage.world, shell, moment + 2 * MINUTE, 'ipconfig.exe', 'ipconfig /flushdns')
  spawn(stage.world, shell, moment + 3 * MINUTE, 'net.exe', 'net group "Service desk" /domain')
  spawn(stage.world, shell, moment + 4 * MINUTE, 'rundll32.exe', 'rundll32.exe C:\\Windows\\System32\\printui.dll,PrintUIEntry /il')
}

/** A service and a Run value that belong. */
function newPrograms({ world, roster }: Stage): void {
  const server = machineAt(roster, fs01, at(14, '04:02:00'))
  const agent = broughtImage('HarborUpdate.exe', 'C:\\Program Files\\Harbor Backup', 7_341_056, {
    company: 'Harbor Data Protection',
    signed: true,
  })
  const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\HarborUpdate'
  touchRegistry(world, server.services, at(14, '04:02:11'), {
    key,
    name: 'ImagePath',
    data: `"${agent.folder}\\${agent.fileName}" --service`,
    type: 'ExpandString',
  })
  act(
    world,
    server.services,
    at(14, '04:02:11'),
    'ServiceInstalled',
    { FileName: agent.fileName, FolderPath: agent.folder },
    { ServiceName: 'HarborUpdate', ServiceStartType: 3, ServiceAccount: 'LocalSystem' },
  )
  spawn(world, server.services, at(14, '04:02:20'), agent, `"${agent.folder}\\${agent.fileName}" --service`)
  const defender = machineAt(roster, dc01, at(15, '02:00:00'))
  for (let day = 11; day <= 19; day++)
    act(world, defender.defender, at(day, '02:00:30'), 'OpenProcessApiCall', targetProcess(defender.lsass), { DesiredAccess: 5136 })
  const desk = sessionAt(roster, ws05, at(16, '07:40:05'))
  const run = `HKEY_CURRENT_USER\\${desk.person.sid}\\Software\\Microsoft\\Windows\\CurrentVersion\\Run`
  touchRegistry(world, desk.oneDrive!, at(16, '07:40:05'), {
    key: run,
    name: 'OneDrive',
    data: `"${image('OneDrive.exe', ws05).folder}\\OneDrive.exe" /background`,
  })
}

/** Groups, passwords, and the synchronisation account that replicates every night since it was moved. */
function joinersAndLeavers({ world }: Stage): void {
  for (let day = 13; day <= 20; day++) {
    change(world, {
      moment: at(day, '04:12:20'),
      who: svcSync,
      action: 'Directory Services replication',
      from: app02,
      protocol: 'Drsr',
      fields: { 'ACTOR.DEVICE': app02.name, IsSuccess: 'true' },
    })
    if (!isWorkday(day) || day === 20) continue
    const target = norrvikStaff[(day * 7) % norrvikStaff.length]!
    change(world, { moment: at(day, '07:45:33'), who: daHenrik, action: 'Account Password changed', target, from: adm01 })
    change(world, {
      moment: at(day, '12:18:20'),
      who: admKarl,
      action: 'Group Membership changed',
      target,
      from: ws09,
      fields: { 'TO.GROUP': 'Project NB-121' },
    })
  }
}
