import { raise } from '../alerts/alert.ts'
import { device, file, malware, process, registryValue, user } from '../alerts/evidence.ts'
import { change } from '../background/directory.ts'
import { adm01, app02, fs01 } from '../company/devices.ts'
import { broughtImage } from '../company/images.ts'
import { daHenrik, henrik } from '../company/people.ts'
import { act, connect, toDevice, touchFile, touchRegistry } from '../deed.ts'
import { logOn } from '../logon.ts'
import { at, MINUTE, type Moment, SECOND } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { machineAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

const protection = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender'

/** Saturday 02:10: protection off, shadows gone, a share half encrypted before behaviour monitoring stops it; the second server refuses it. */
export function ransomware({ world, roster }: Stage, shell: Process): Moment {
  const reg = spawn(world, shell, at(18, '02:10:06'), 'reg.exe', `reg add "HKLM\\${protection}" /v DisableAntiSpyware /t REG_DWORD /d 1 /f`)
  const set = touchRegistry(world, reg, at(18, '02:10:06'), {
    key: `HKEY_LOCAL_MACHINE\\${protection}`,
    name: 'DisableAntiSpyware',
    data: '1',
    type: 'Dword',
  })
  note(world, 'main', 'DefenseEvasion', 'T1562.001', 'Protection of the file server is to be switched off', set)
  act(
    world,
    reg,
    at(18, '02:10:07'),
    'TamperingAttempt',
    { RegistryKey: `HKEY_LOCAL_MACHINE\\${protection}`, RegistryValueName: 'DisableAntiSpyware', RegistryValueData: '1' },
    { TamperingAction: 'RegistryModification', Status: 'Ignored' },
  )
  const shadows = spawn(world, shell, at(18, '02:11:30'), 'vssadmin.exe', 'vssadmin delete shadows /all /quiet')
  note(world, 'main', 'Impact', 'T1490', 'The shadow copies are deleted', rowOf(shadows))

  const locker = broughtImage('hullock.exe', 'C:\\ProgramData\\Adjust', 1_310_720)
  touchFile(world, shell, at(18, '02:12:02'), locker)
  const lock = spawn(world, shell, at(18, '02:13:15'), locker, 'C:\\ProgramData\\Adjust\\hullock.exe --path D:\\Shares --ext .hulk')
  note(world, 'main', 'Impact', 'T1486', 'Encryption of the shares begins', rowOf(lock))
  const renamed = Array.from({ length: 46 }, (_, index) => {
    const name = `section-${index + 1}.hcx`
    const folder = 'D:\\Shares\\Engineering\\NB-121'
    return touchFile(world, lock, at(18, '02:13:17') + index * 0.6 * SECOND, broughtImage(`${name}.hulk`, folder, 300_000 + index * 1111), {
      action: 'FileRenamed',
      before: { folder, fileName: name },
    })
  })
  note(world, 'main', 'Impact', 'T1486', 'Files of NB-121 are encrypted and renamed', renamed[0]!)
  const ransom = broughtImage('READ-TO-RESTORE.txt', 'D:\\Shares\\Engineering\\NB-121', 1_842)
  touchFile(world, lock, at(18, '02:13:18'), ransom)
  const server = machineAt(roster, fs01, at(18, '02:13:46'))
  note(
    world,
    'main',
    'Impact',
    'T1486',
    'Behaviour monitoring ends it after forty-six files',
    act(
      world,
      server.defender,
      at(18, '02:13:46'),
      'AntivirusDetection',
      { FileName: locker.fileName, FolderPath: `${locker.folder}\\${locker.fileName}`, SHA1: locker.sha1, SHA256: locker.sha256 },
      { ThreatName: 'Behavior:Win32/FileLockBehavior', Action: 'Remove', WasRemediated: true },
    ),
  )

  const pushed = { ...locker, folder: 'C:\\Windows\\Temp' }
  const push = spawn(
    world,
    shell,
    at(18, '02:14:20'),
    'cmd.exe',
    'cmd.exe /c copy C:\\ProgramData\\Adjust\\hullock.exe \\\\APP-02\\ADMIN$\\Temp\\',
  )
  connect(world, push, at(18, '02:14:22'), toDevice(app02, 445))
  const second = machineAt(roster, app02, at(18, '02:14:23'))
  const arrival = logOn(world, {
    device: app02,
    moment: at(18, '02:14:23'),
    account: daHenrik,
    type: 'Network',
    from: fs01,
    by: second.lsass,
  })
  note(world, 'main', 'LateralMovement', 'T1570', 'It is copied to the application server', arrival.row)
  touchFile(world, second.kernel, at(18, '02:14:25'), pushed, { share: { name: 'ADMIN$', from: fs01, account: daHenrik } })
  const refused = act(
    world,
    second.defender,
    at(18, '02:14:26'),
    'AntivirusDetection',
    { FileName: pushed.fileName, FolderPath: `${pushed.folder}\\${pushed.fileName}`, SHA1: pushed.sha1, SHA256: pushed.sha256 },
    { ThreatName: 'Ransom:Win64/Hullock', Action: 'Quarantine', WasRemediated: true },
  )
  note(world, 'main', 'Impact', 'T1486', 'where it is quarantined on arrival', refused)
  act(world, server.sensor, at(18, '02:16:40'), 'ContainedUserLogonBlocked', {
    AccountName: daHenrik.name,
    AccountDomain: daHenrik.domain,
    AccountSid: daHenrik.sid,
  })
  change(world, { moment: at(18, '06:20:14'), who: henrik, action: 'Account disabled', target: daHenrik, from: adm01 })

  const main = device(fs01, { roles: ['attacked'], verdict: 'malicious', detailedRoles: ['Main device'] })
  const who = user(daHenrik, { roles: ['compromised'], verdict: 'malicious', tags: ['Sensitive'] })
  raise(world, {
    key: 'tampering',
    plot: 'main',
    stage: 'DefenseEvasion',
    by: 'endpoint',
    severity: 'medium',
    category: 'DefenseEvasion',
    techniques: ['T1562.001', 'T1490'],
    title: 'Protection tampered with and file backups deleted',
    description:
      'A policy value that disables protection was written, and all shadow copies were deleted. The value was ignored by tamper protection.',
    first: at(18, '02:10:06'),
    last: at(18, '02:11:30'),
    evidence: [
      main,
      who,
      process(reg, { verdict: 'malicious' }, 'prevented'),
      process(shadows, { verdict: 'malicious' }),
      registryValue(fs01, 'HKEY_LOCAL_MACHINE', protection, 'DisableAntiSpyware', '1', { verdict: 'malicious', status: 'prevented' }),
    ],
  })
  raise(world, {
    key: 'ransomware-behaviour',
    plot: 'main',
    stage: 'Impact',
    by: 'endpoint',
    severity: 'high',
    category: 'Impact',
    techniques: ['T1486'],
    threatFamily: 'Hullock',
    tags: ['Ransomware'],
    title: 'Ransomware behavior detected in the file system',
    description: 'A program rewrote and renamed files in a shared folder at high speed. It was ended after forty-six files.',
    first: at(18, '02:13:15'),
    last: at(18, '02:13:46'),
    delay: MINUTE,
    evidence: [
      main,
      who,
      process(shell, { verdict: 'malicious' }),
      process(lock, { verdict: 'malicious', status: 'blocked' }, 'blocked'),
      file(locker, fs01, { verdict: 'malicious', status: 'remediated' }),
      malware('Hullock', 'ransomware', { verdict: 'malicious', status: 'partiallyRemediated' }),
    ],
  })
  raise(world, {
    key: 'ransomware-prevented',
    plot: 'main',
    stage: 'Impact',
    by: 'endpoint',
    detection: 'antivirus',
    severity: 'informational',
    category: 'Malware',
    techniques: ['T1486', 'T1570'],
    threatFamily: 'Hullock',
    title: "'Hullock' ransomware was prevented",
    description: 'A file known from another device of the organisation was quarantined when it was copied over the network.',
    first: at(18, '02:14:25'),
    last: at(18, '02:14:26'),
    delay: MINUTE,
    evidence: [
      device(app02, { roles: ['attacked'] }),
      who,
      file(pushed, app02, { verdict: 'malicious', status: 'prevented' }, 'prevented'),
    ],
    resolved: { after: 3 * 60 * MINUTE, classification: 'truePositive', determination: 'malware', by: 'Automation' },
  })
  return at(18, '02:14:26')
}
