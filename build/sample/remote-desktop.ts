import type { Device } from './company/devices.ts'
import type { Person } from './company/people.ts'
import { connect, toDevice } from './deed.ts'
import { logOn } from './logon.ts'
import { type Moment, SECOND } from './moment.ts'
import { type Process, spawn } from './process.ts'
import { machineAt } from './session.ts'
import type { Stage } from './stage.ts'
import type { Row } from './world.ts'

export type Desktop = { explorer: Process; row: Row }

/** Opens a desktop on another device: the client on one side; a logon, an explorer and a clipboard on the other. */
export function openDesktop({ world, roster }: Stage, from: Process, to: Device, account: Person, moment: Moment, options = ''): Desktop {
  const machine = machineAt(roster, to, moment)
  const client = spawn(world, from, moment - 20 * SECOND, 'mstsc.exe', `"C:\\Windows\\system32\\mstsc.exe" /v:${to.name}${options}`)
  connect(world, client, moment - 16 * SECOND, toDevice(to, 3389))
  const { logon, row } = logOn(world, {
    device: to,
    moment,
    account,
    type: 'RemoteInteractive',
    from: from.device,
    by: machine.lsass,
    session: 2,
  })
  const explorer = spawn(world, machine.winlogon, moment + 3 * SECOND, 'explorer.exe', 'C:\\Windows\\Explorer.EXE', { logon })
  spawn(world, machine.schedule, moment + 5 * SECOND, 'rdpclip.exe', 'rdpclip', { logon })
  return { explorer, row }
}
