import { adm01, type Device, dc01, fs01, workstations } from '../company/devices.ts'
import { image } from '../company/images.ts'
import { host } from '../company/internet.ts'
import { accept, act, connect, loadImage, toDevice, toHost, touchRegistry } from '../deed.ts'
import { logOn } from '../logon.ts'
import { april, END, HOUR, isWorkday, MINUTE, type Moment, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import type { Random } from '../random.ts'
import { bootMachine, enrol, openSession, type Session } from '../session.ts'
import type { Stage } from '../stage.ts'
import { errands } from './errands.ts'
import { upkeep } from './upkeep.ts'

export type Desk = Stage & { session: Session; random: Random; day: number }

/** Between two things a workstation's user or the workstation itself does. */
const PACE = 3.6 * MINUTE

export function workdays(stage: Stage): void {
  for (const device of workstations) for (let day = 13; day <= 20; day++) if (isWorkday(day)) workday(stage, device, day)
}

function workday(stage: Stage, device: Device, day: number): void {
  const { world, roster } = stage
  const random = world.random.fork(`workday ${device.dns} ${day}`)
  const booted = april(day) + 5 * HOUR + 35 * MINUTE + random.int(0, 45 * 60) * SECOND + random.int(0, SECOND - 1)
  const machine = enrol(roster.machines, bootMachine(world, device, booted))
  const signedIn = booted + random.int(50, 400) * SECOND
  if (random.chance(0.12))
    logOn(world, {
      device,
      moment: signedIn - 9 * SECOND,
      account: device.owner!,
      type: 'Interactive',
      failed: 'InvalidUserNameOrPassword',
      by: machine.lsass,
      localAdmin: false,
    })
  const session = enrol(roster.sessions, openSession(world, machine, device.owner!, signedIn))
  const desk: Desk = { ...stage, session, random, day }
  startPrograms(desk, signedIn)
  const home = Math.min(april(day) + 14 * HOUR + random.int(0, 130) * MINUTE, END)
  const lunch = april(day) + 10 * HOUR + random.int(0, 40) * MINUTE
  let moment = signedIn + 4 * MINUTE
  while (moment < home) {
    const away = moment > lunch && moment < lunch + 40 * MINUTE
    if (away || random.chance(0.32)) upkeep(desk, moment)
    else errands(desk, moment)
    if (random.chance(0.09)) refreshPolicy(desk, moment)
    moment += Math.round(PACE * (0.25 + 1.5 * random.next()))
  }
}

function startPrograms(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const { device, explorer, network, winlogon } = session
  const after = (seconds: number) => moment + seconds * SECOND + random.int(0, SECOND - 1)
  spawn(world, winlogon, after(1), 'dwm.exe', '"dwm.exe"')
  spawn(world, session.schedule, after(2), 'sihost.exe', 'sihost.exe', { logon: session.logon, integrity: 'Medium' })
  spawn(world, session.schedule, after(2), 'taskhostw.exe', 'taskhostw.exe {222A245B-E637-4AE9-A93F-A59CA119A75E}', {
    logon: session.logon,
    integrity: 'Medium',
  })
  session.oneDrive = spawn(world, explorer, after(14), 'OneDrive.exe', '"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe" /background')
  session.teams = spawn(world, explorer, after(16), 'ms-teams.exe', '"ms-teams.exe" msteams:system-initiated')
  session.outlook = spawn(world, explorer, after(44), 'OUTLOOK.EXE', '"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE"')
  session.edge = spawn(
    world,
    explorer,
    after(70),
    'msedge.exe',
    '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --profile-directory=Default',
  )
  for (const kind of ['gpu-process', 'utility', 'renderer'])
    spawn(
      world,
      session.edge,
      after(72),
      'msedge.exe',
      `"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --type=${kind} --lang=sv`,
    )
  for (const [process, name] of [
    [session.oneDrive, 'drive.workcloud.example'],
    [session.teams, 'teams.workcloud.example'],
    [session.outlook, 'mail.workcloud.example'],
  ] as const)
    connect(world, process, after(75), toHost(host(name)))
  for (const name of ['crypt32.dll', 'winhttp.dll']) loadImage(world, session.outlook, after(46), image(name, device))
  touchRegistry(world, explorer, after(20), {
    key: `HKEY_CURRENT_USER\\${session.person.sid}\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\SessionInfo\\1`,
    name: 'StartupHasBeenRun',
    data: '1',
    type: 'Dword',
  })
  connect(world, network, after(1), toHost(host('update.windows-services.example')))
  act(world, session.lsass, after(0), 'DeviceBootAttestationInfo', {}, { SecureBootEnabled: true })
  if (device.domain === fs01.domain) {
    connect(world, session.lsass, after(0), toDevice(dc01, 88))
    visitFiles(desk, after(30))
  }
}

/** The machine reads its policies from the controller, as it does every hour and a half, in the name of its user. */
function refreshPolicy({ world, session, roster, random }: Desk, moment: Moment): void {
  const { device, person } = session
  if (device.domain !== dc01.domain) return
  const dc = roster.machines.get(dc01.dns)![0]!
  const soon = moment + random.int(1, 20) * SECOND + random.int(0, SECOND - 1)
  connect(world, session.lsass, soon - SECOND / 2, toDevice(dc01, 389))
  logOn(world, { device: dc01, moment: soon, account: person, type: 'Network', from: device, by: dc.lsass, localAdmin: false })
  if (random.chance(0.3))
    logOn(world, { device, moment: soon + 5 * MINUTE, account: person, type: 'Unlock', by: session.lsass, localAdmin: false })
}

/** A drive letter wakes up: a network logon on the file server. */
export function visitFiles(desk: Desk, moment: Moment): void {
  const { world, session, roster } = desk
  if (session.device.domain !== fs01.domain) return
  connect(world, session.kernel, moment, toDevice(fs01, 445))
  const server = roster.machines.get(fs01.dns)![0]!
  logOn(world, {
    device: fs01,
    moment: moment + SECOND / 8,
    account: session.person,
    type: 'Network',
    from: session.device,
    by: server.lsass,
    localAdmin: session.device === adm01,
  })
  if (desk.random.chance(0.4)) accept(world, server.kernel, moment, session.device, 445)
}
