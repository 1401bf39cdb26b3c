import { app02, type Device, dc01, fs01, mgmt01, servers, workstations } from '../company/devices.ts'
import { type Image, image } from '../company/images.ts'
import { host } from '../company/internet.ts'
import { svcBackup, svcInventory } from '../company/people.ts'
import { accept, act, connect, loadImage, toDevice, toHost, touchFile, touchRegistry } from '../deed.ts'
import { integer } from '../digest.ts'
import { logOn } from '../logon.ts'
import { april, BEGIN, END, HOUR, MINUTE, type Moment, SECOND } from '../moment.ts'
import { encoded } from '../powershell.ts'
import { type Process, spawn, standing } from '../process.ts'
import type { Random } from '../random.ts'
import { enrol, type Machine, standingMachine } from '../session.ts'
import type { Stage } from '../stage.ts'
import { dailyFile } from './errands.ts'

const PACE = 7 * MINUTE

/** The servers stand before the evidence begins and never restart. */
export function bootServers({ world, roster }: Stage): void {
  for (const device of servers) enrol(roster.machines, standingMachine(world, device))
}

export function serverRooms(stage: Stage): void {
  for (const device of servers) {
    const machine = stage.roster.machines.get(device.dns)![0]!
    const random = stage.world.random.fork(`server ${device.dns}`)
    const work = workOf(stage, machine)
    for (let moment = BEGIN + random.int(0, PACE); moment < END; moment += Math.round(PACE * (0.3 + 1.4 * random.next())))
      serverMinute(stage, machine, random, moment, work)
  }
  backups(stage)
  inventories(stage)
}

/** The program a server is there for. */
function workOf({ world }: Stage, machine: Machine): Process | undefined {
  const start = (name: string) =>
    standing(world, {
      device: machine.device,
      moment: machine.booted + MINUTE,
      image: name,
      logon: machine.services.logon,
      parent: machine.services,
    })
  if (machine.device === app02) return start('ErpServer.exe')
  if (machine.device === dc01) return start('dns.exe')
  if (machine.device === fs01) return start('dfsrs.exe')
  return undefined
}

function serverMinute(stage: Stage, machine: Machine, random: Random, moment: Moment, work: Process | undefined): void {
  const { world } = stage
  const { device } = machine
  const kind = random.int(0, 7)
  if (kind === 0) {
    const service = spawn(
      world,
      machine.services,
      moment,
      'svchost.exe',
      `C:\\Windows\\System32\\svchost.exe -k ${random.pick(['netsvcs -p -s BITS', 'netsvcs -p -s wuauserv', 'wsappx -p -s ClipSVC', 'LocalService -p -s w32time'])}`,
    )
    connect(world, service, moment + SECOND, toHost(host('update.windows-services.example')))
  } else if (kind === 1) {
    const scanner = spawn(world, machine.defender, moment, 'MpCmdRun.exe', 'MpCmdRun.exe SignatureUpdate -ScheduleJob -RestrictPrivileges')
    spawn(world, scanner, moment + SECOND / 9, 'conhost.exe', 'conhost.exe 0xffffffff -ForceV1')
  } else if (kind === 2) connect(world, machine.sensor, moment, toHost(host('telemetry.windows-services.example')))
  else if (kind === 3) {
    const provider = spawn(world, machine.dcom, moment, 'WmiPrvSE.exe', 'C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding')
    if (random.chance(0.5)) loadImage(world, provider, moment + SECOND, image('wbemcomn.dll', device))
  } else if (kind === 4)
    touchRegistry(world, machine.services, moment, {
      key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\W32Time\\SecureTimeLimits',
      name: 'SecureTimeHigh',
      data: integer(`time ${moment}`, 2 ** 31).toString(),
      type: 'Qword',
    })
  else if (kind === 5) spawn(world, machine.schedule, moment, 'taskhostw.exe', 'taskhostw.exe')
  else if (work) workRow(world, work, random, moment)
  if (device === dc01 || device === fs01) visitors(stage, machine, random, moment)
}

function workRow(world: Stage['world'], work: Process, random: Random, moment: Moment): void {
  if (work.device === app02)
    touchFile(world, work, moment, dailyFile(`erp-${random.int(1, 9)}.log`, 'D:\\Erp\\logs', { random }), { action: 'FileModified' })
  else if (work.device === dc01)
    act(world, work, moment, 'DnsQueryResponse', { RemoteUrl: host('office.workcloud.example').name }, { DnsQueryType: 'A' })
  else {
    const project = random.pick(['NB-114', 'NB-118', 'NB-121', 'Refit 88'])
    touchFile(world, work, moment, dailyFile(`section-${random.int(1, 80)}.hcx`, `D:\\Shares\\Engineering\\${project}`, { random }), {
      action: 'FileModified',
    })
  }
}

/** In working hours clients come and go. */
function visitors({ world }: Stage, machine: Machine, random: Random, moment: Moment): void {
  const hour = (moment % (24 * HOUR)) / HOUR
  if (hour < 6 || hour > 15.5 || random.chance(0.35)) return
  const from = random.pick(workstations.filter((one) => one.domain === machine.device.domain))
  accept(
    world,
    machine.device === dc01 ? machine.lsass : machine.kernel,
    moment,
    from,
    machine.device === dc01 ? random.pick([88, 389, 445]) : 445,
  )
}

/** Every night at one the backup service reads every server, and moves its own catalogue about. */
function backups({ world, roster }: Stage): void {
  for (let day = 11; day <= 20; day++) {
    for (const [index, device] of servers.entries()) {
      const machine = roster.machines.get(device.dns)![0]!
      const moment = april(day) + HOUR + index * 4 * MINUTE + integer(`backup ${day} ${device.dns}`, 90 * SECOND)
      const { logon } = logOn(world, {
        device,
        moment,
        account: svcBackup,
        type: 'Network',
        from: mgmt01,
        by: machine.lsass,
        localAdmin: true,
      })
      const agent = spawn(
        world,
        machine.services,
        moment + SECOND,
        'HarborBackup.exe',
        '"C:\\Program Files\\Harbor Backup\\HarborBackup.exe" --job nightly',
        { logon },
      )
      spawn(world, agent, moment + 4 * SECOND, 'vssadmin.exe', 'vssadmin list shadows')
      connect(world, agent, moment + 9 * SECOND, toHost(host('cloud.harbordp.example')))
      for (let part = 0; part < 6; part++) touchFile(world, agent, moment + (20 + part * 11) * SECOND, catalogue(device, day, part))
    }
  }
}

const catalogue = (device: Device, day: number, part: number): Image =>
  dailyFile(`nightly-${day}-${part}.hbk`, 'C:\\ProgramData\\Harbor Backup\\catalogue', {
    random: { int: () => integer(`${device.dns} ${day} ${part}`, 900_000) },
  })

/** Every working morning the inventory service asks each machine by WMI, from the management server, with an encoded command. */
function inventories({ world, roster }: Stage): void {
  const machine = roster.machines.get(mgmt01.dns)![0]!
  for (const day of [13, 14, 15, 16, 17, 20]) {
    const moment = april(day) + 3 * HOUR + integer(`inventory ${day}`, 5 * MINUTE)
    const { logon } = logOn(world, { device: mgmt01, moment, account: svcInventory, type: 'Batch', by: machine.lsass, localAdmin: true })
    const shell = inventoryScript(world, machine, moment + 2 * SECOND, logon)
    for (const device of servers) {
      if (device === mgmt01) continue
      const target = roster.machines.get(device.dns)![0]!
      connect(world, shell, moment + 20 * SECOND, toDevice(device, 135))
      logOn(world, {
        device,
        moment: moment + 21 * SECOND,
        account: svcInventory,
        type: 'Network',
        from: mgmt01,
        by: target.lsass,
        localAdmin: true,
      })
      spawn(world, target.dcom, moment + 22 * SECOND, 'WmiPrvSE.exe', 'C:\\Windows\\system32\\wbem\\wmiprvse.exe -Embedding')
    }
  }
}

const INVENTORY =
  'Get-ADComputer -Filter * | ForEach-Object { Get-CimInstance Win32_Product -ComputerName $_.DNSHostName } | Export-Csv C:\\ProgramData\\Inventory\\software.csv'

export function inventoryScript(world: Stage['world'], machine: Machine, moment: Moment, logon: Process['logon']): Process {
  const command = encoded(INVENTORY)
  return spawn(
    world,
    machine.schedule,
    moment,
    'powershell.exe',
    `powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -EncodedCommand ${command}`,
    { logon },
  )
}
