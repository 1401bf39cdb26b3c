import { type Device, dc01 } from './company/devices.ts'
import type { Person } from './company/people.ts'
import { integer } from './digest.ts'
import { logOn } from './logon.ts'
import { april, HOUR, type Moment, SECOND } from './moment.ts'
import { type Logon, localServiceLogon, networkServiceLogon, type Process, spawn, standing, systemLogon } from './process.ts'
import type { World } from './world.ts'

/** The processes a Windows machine has from its start. */
export type Machine = {
  device: Device
  booted: Moment
  services: Process
  lsass: Process
  /** svchost hosting the scheduler, WMI, SMB's side of things. */
  schedule: Process
  network: Process
  dcom: Process
  defender: Process
  sensor: Process
  winlogon: Process
  kernel: Process
}

/** A person at a machine. */
export type Session = Machine & {
  person: Person
  logon: Logon
  explorer: Process
  outlook?: Process
  edge?: Process
  teams?: Process
  oneDrive?: Process
}

type Boot = (parent: Process, seconds: number, image: string, commandLine?: string, logon?: Logon) => Process

function tree(device: Device, booted: Moment, first: Process, start: Boot): Machine {
  const smss = start(first, 1, 'smss.exe', '\\SystemRoot\\System32\\smss.exe')
  const wininit = start(smss, 3, 'wininit.exe', 'wininit.exe')
  const services = start(wininit, 4, 'services.exe', 'C:\\Windows\\system32\\services.exe')
  const lsass = start(wininit, 4.2, 'lsass.exe', 'C:\\Windows\\system32\\lsass.exe')
  const winlogon = start(smss, 5, 'winlogon.exe', 'winlogon.exe')
  const host = (seconds: number, group: string, logon = systemLogon) =>
    start(services, seconds, 'svchost.exe', `svchost.exe -k ${group}`, logon)
  return {
    device,
    booted,
    kernel: first,
    services,
    lsass,
    winlogon,
    dcom: host(6, 'DcomLaunch -p'),
    network: host(7, 'NetworkService -p', networkServiceLogon),
    schedule: host(8, 'netsvcs -p -s Schedule'),
    defender: start(services, 10, 'MsMpEng.exe', '"MsMpEng.exe"'),
    sensor: start(services, 14, 'MsSense.exe', '"MsSense.exe"', localServiceLogon),
  }
}

const kernelOf = (world: World, device: Device, booted: Moment): Process => ({
  ...standing(world, { device, moment: booted, image: 'ntoskrnl.exe', commandLine: '', logon: systemLogon, parent: undefined }),
  pid: 4,
})

/** A machine that was up before the evidence begins. */
export function standingMachine(world: World, device: Device): Machine {
  const booted = april(9) + 2 * HOUR + integer(`boot ${device.dns}`, HOUR)
  const start: Boot = (parent, seconds, image, commandLine, logon = systemLogon) =>
    standing(world, {
      device,
      moment: booted + Math.round(seconds * SECOND),
      image,
      ...(commandLine === undefined ? {} : { commandLine }),
      logon,
      parent,
    })
  return tree(device, booted, kernelOf(world, device, booted), start)
}

/** A machine that is switched on while being watched. */
export function bootMachine(world: World, device: Device, booted: Moment): Machine {
  const start: Boot = (parent, seconds, image, commandLine, logon = systemLogon) =>
    spawn(world, parent, booted + Math.round(seconds * SECOND), image, commandLine, { logon })
  return tree(device, booted, kernelOf(world, device, booted), start)
}

/** Somebody signs in at the keyboard. */
export function openSession(world: World, machine: Machine, person: Person, moment: Moment): Session {
  const { logon } = logOn(world, {
    device: machine.device,
    moment,
    account: person,
    type: 'Interactive',
    by: machine.lsass,
    localAdmin: false,
  })
  const userinit = spawn(world, machine.winlogon, moment + 2 * SECOND, 'userinit.exe', 'C:\\Windows\\system32\\userinit.exe', { logon })
  const explorer = spawn(world, userinit, moment + 3 * SECOND, 'explorer.exe', 'C:\\Windows\\Explorer.EXE')
  return { ...machine, person, logon, explorer }
}

/** Finds the machine or session of a device at a time, for acts that happen in the middle of somebody's day. */
export type Roster = { machines: Map<string, Machine[]>; sessions: Map<string, Session[]> }

export const createRoster = (): Roster => ({ machines: new Map(), sessions: new Map() })

export function enrol<T extends Machine>(held: Map<string, T[]>, machine: T): T {
  held.set(machine.device.dns, [...(held.get(machine.device.dns) ?? []), machine])
  return machine
}

function latest<T extends Machine>(held: Map<string, T[]>, device: Device, moment: Moment): T {
  const found = (held.get(device.dns) ?? []).filter((machine) => machine.booted <= moment).at(-1)
  if (!found) throw new Error(`${device.dns} was off`)
  return found
}

export const machineAt = (roster: Roster, device: Device, moment: Moment): Machine => latest(roster.machines, device, moment)
export const sessionAt = (roster: Roster, device: Device, moment: Moment): Session => latest(roster.sessions, device, moment)
export const controller = (roster: Roster, moment: Moment): Machine => machineAt(roster, dc01, moment)
