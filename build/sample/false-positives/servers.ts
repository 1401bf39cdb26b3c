import { raise } from '../alerts/alert.ts'
import { device, process, user } from '../alerts/evidence.ts'
import { change } from '../background/directory.ts'
import { inventoryScript } from '../background/server-rooms.ts'
import { app02, dc01, fs01, mgmt01 } from '../company/devices.ts'
import { admKarl, svcBackup, svcInventory, svcSync } from '../company/people.ts'
import { connect, toDevice } from '../deed.ts'
import { logOn } from '../logon.ts'
import { at, HOUR, MINUTE, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import { machineAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { plot } from '../truth.ts'

const harmless = (determination = 'notMalicious', after = 6 * HOUR) => ({
  after,
  classification: 'falsePositive',
  determination,
  by: 'Karl Wallin',
})

/** Saturday 11: Karl patches the file server with PsExec, from the management server, in the agreed window. */
export function agreedPatching({ world, roster }: Stage): void {
  const from = machineAt(roster, mgmt01, at(11, '09:10:00'))
  const server = machineAt(roster, fs01, at(11, '09:10:00'))
  const local = logOn(world, {
    device: mgmt01,
    moment: at(11, '08:55:10'),
    account: admKarl,
    type: 'Interactive',
    by: from.lsass,
    session: 2,
  })
  const shell = spawn(
    world,
    from.winlogon,
    at(11, '08:56:02'),
    'powershell.exe',
    '"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"',
    { logon: local.logon },
  )
  const tool = spawn(
    world,
    shell,
    at(11, '09:10:04'),
    'PsExec64.exe',
    'C:\\Tools\\Sysinternals\\PsExec64.exe \\\\FS-01 -s cmd /c UsoClient StartInstall',
  )
  connect(world, tool, at(11, '09:10:05'), toDevice(fs01, 445))
  const { logon } = logOn(world, {
    device: fs01,
    moment: at(11, '09:10:06'),
    account: admKarl,
    type: 'Network',
    from: mgmt01,
    by: server.lsass,
  })
  const service = spawn(world, server.services, at(11, '09:10:08'), 'PSEXESVC.exe', 'C:\\Windows\\PSEXESVC.exe')
  spawn(world, service, at(11, '09:10:09'), 'UsoClient.exe', 'UsoClient StartInstall', { logon })
  raise(world, {
    key: 'fp-psexec',
    plot: 'fp-psexec',
    stage: 'LateralMovement',
    by: 'sentinel',
    severity: 'medium',
    category: 'LateralMovement',
    techniques: ['T1021', 'T1569'],
    title: 'PsExec used against a server',
    description: 'The service of PsExec was started on a server.',
    first: at(11, '09:10:08'),
    delay: 20 * MINUTE,
    evidence: [
      user(admKarl),
      device(fs01, { roles: ['destination'] }, 'directory'),
      device(mgmt01, { roles: ['source'] }, 'directory'),
      process(service),
    ],
    resolved: { after: 5 * HOUR, classification: 'informationalExpectedActivity', determination: 'confirmedActivity', by: 'Henrik Sund' },
  })
  plot(world, {
    key: 'fp-psexec',
    name: 'Patching in the agreed window',
    truePositive: false,
    summary: "Karl's administrator account starts an update with PsExec, as announced.",
    path: [],
  })
}

/** Sunday 12: directory synchronisation asks for changes from its new place on the application server. */
export function directorySync({ world, roster }: Stage): void {
  const dc = machineAt(roster, dc01, at(12, '04:12:20'))
  logOn(world, { device: dc01, moment: at(12, '04:12:20'), account: svcSync, type: 'Network', from: app02, by: dc.lsass })
  change(world, {
    moment: at(12, '04:12:22'),
    who: svcSync,
    action: 'Directory Services replication',
    from: app02,
    protocol: 'Drsr',
    fields: { 'ACTOR.DEVICE': app02.name, IsSuccess: 'true' },
  })
  raise(world, {
    key: 'fp-dcsync',
    plot: 'fp-dcsync',
    stage: 'CredentialAccess',
    by: 'identity',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1003.006'],
    title: 'Suspected DCSync attack (replication of directory services)',
    description: 'A replication request for secrets of the directory came from a machine that is not a domain controller.',
    first: at(12, '04:12:22'),
    evidence: [
      user(svcSync, { roles: ['source'] }),
      device(app02, { roles: ['source'] }, 'directory'),
      device(dc01, { roles: ['destination'] }, 'directory'),
    ],
    resolved: harmless(),
    comments: [{ by: 'Henrik Sund', text: 'Entra synchronisation was moved to APP-02 on Friday. Expected.', after: 5.5 * HOUR }],
  })
  plot(world, {
    key: 'fp-dcsync',
    name: 'Directory synchronisation moved',
    truePositive: false,
    summary: 'The synchronisation account replicates, as it should, from a new server.',
    path: [],
  })
}

/** Monday 13, 01:00: the backup tidies its snapshots with the same tool the ransomware will use on Saturday. */
export function backupTidying({ world, roster }: Stage): void {
  const server = machineAt(roster, fs01, at(13, '01:44:00'))
  const { logon } = logOn(world, {
    device: fs01,
    moment: at(13, '01:44:00'),
    account: svcBackup,
    type: 'Service',
    by: server.services,
    localAdmin: true,
  })
  const agent = spawn(
    world,
    server.services,
    at(13, '01:44:03'),
    'HarborBackup.exe',
    '"C:\\Program Files\\Harbor Backup\\HarborBackup.exe" --job prune',
    { logon },
  )
  const tool = spawn(world, agent, at(13, '01:44:10'), 'vssadmin.exe', 'vssadmin delete shadows /for=D: /oldest /quiet')
  raise(world, {
    key: 'fp-backup',
    plot: 'fp-backup',
    stage: 'Impact',
    by: 'endpoint',
    severity: 'medium',
    category: 'Impact',
    techniques: ['T1490'],
    title: 'File backups were deleted',
    description: 'Shadow copies were deleted from the command line.',
    first: at(13, '01:44:10'),
    evidence: [
      device(fs01, { roles: ['attacked'] }),
      user(svcBackup),
      process(agent, { verdict: 'noThreatsFound' }),
      process(tool, { verdict: 'suspicious' }),
    ],
    resolved: harmless(),
  })
  plot(world, {
    key: 'fp-backup',
    name: 'Backup prunes its snapshots',
    truePositive: false,
    summary: 'The backup agent deletes its oldest snapshot.',
    path: [],
  })
}

/** Monday 13, 03:40: the inventory runs again with a changed script. */
export function inventoryAgain({ world, roster }: Stage): void {
  const server = machineAt(roster, mgmt01, at(13, '03:40:00'))
  const { logon } = logOn(world, {
    device: mgmt01,
    moment: at(13, '03:40:00'),
    account: svcInventory,
    type: 'Batch',
    by: server.lsass,
    localAdmin: true,
  })
  const shell = inventoryScript(world, server, at(13, '03:40:02'), logon)
  connect(world, shell, at(13, '03:40:02') + 9 * SECOND, toDevice(app02, 135))
  raise(world, {
    key: 'fp-inventory',
    plot: 'fp-inventory',
    stage: 'Execution',
    by: 'endpoint',
    severity: 'medium',
    category: 'Execution',
    techniques: ['T1059.001'],
    title: 'Suspicious PowerShell command line',
    description: 'A PowerShell with an encoded command queried many devices.',
    first: at(13, '03:40:02'),
    evidence: [device(mgmt01, { roles: ['attacked'] }), user(svcInventory), process(shell, { verdict: 'suspicious' })],
    resolved: { after: 4 * HOUR, classification: 'falsePositive', determination: 'lineOfBusinessApplication', by: 'Karl Wallin' },
  })
  plot(world, {
    key: 'fp-inventory',
    name: 'Inventory runs twice',
    truePositive: false,
    summary: 'The inventory service runs its encoded script a second time.',
    path: [],
  })
}
