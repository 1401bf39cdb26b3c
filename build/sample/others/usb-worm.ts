import { raise } from '../alerts/alert.ts'
import { device, file, process, user } from '../alerts/evidence.ts'
import { yardWs07 } from '../company/devices.ts'
import { broughtImage } from '../company/images.ts'
import { saga } from '../company/people.ts'
import { act, connect, touchFile } from '../deed.ts'
import { at, HOUR } from '../moment.ts'
import { rowOf, spawn } from '../process.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note, plot } from '../truth.ts'

/** Monday at the yard, the same hour in which the other WS-07 is phished: a shipwright's memory stick. */
export function usbWorm({ world, roster }: Stage): void {
  const desk = sessionAt(roster, yardWs07, at(13, '08:20:05'))
  const mounted = act(
    world,
    desk.services,
    at(13, '08:20:05'),
    'UsbDriveMounted',
    {},
    { DriveLetter: 'E:', Manufacturer: 'Generic', ProductName: 'Flash Disk', SerialNumber: '4C530001250412107223' },
  )
  note(world, 'usb-worm', 'InitialAccess', 'T1091', 'A memory stick is put in', mounted)
  const shortcut = broughtImage('Svetsschema.lnk', 'E:', 2_214)
  const shell = spawn(
    world,
    desk.explorer,
    at(13, '08:21:40'),
    'cmd.exe',
    '"C:\\Windows\\System32\\cmd.exe" /c start E:\\Svetsschema & wscript E:\\.rec\\u32.vbs',
  )
  note(world, 'usb-worm', 'Execution', 'T1204.002', 'A shortcut on it starts a script', rowOf(shell))
  const script = broughtImage('u32.vbs', 'E:\\.rec', 18_466)
  const host = spawn(world, shell, at(13, '08:21:41'), 'wscript.exe', 'wscript E:\\.rec\\u32.vbs')
  touchFile(world, host, at(13, '08:21:44'), shortcut, { action: 'FileModified' })
  const copy = { ...script, folder: 'C:\\Users\\saga.rask\\AppData\\Roaming\\rec' }
  touchFile(world, host, at(13, '08:21:46'), copy)
  connect(world, host, at(13, '08:22:10'), { ip: '203.0.113.66', port: 8080, url: 'n3.rec-update.example' }, 'ConnectionFailed')
  act(
    world,
    desk.defender,
    at(13, '08:48:31'),
    'AntivirusDetection',
    { FileName: copy.fileName, FolderPath: `${copy.folder}\\${copy.fileName}`, SHA1: copy.sha1, SHA256: copy.sha256 },
    { ThreatName: 'Worm:VBS/Recycled', Action: 'Quarantine', WasRemediated: true },
  )

  const who = user(saga, { roles: ['contextual'] })
  raise(world, {
    key: 'worm-script',
    plot: 'usb-worm',
    stage: 'Execution',
    by: 'endpoint',
    severity: 'medium',
    category: 'Execution',
    techniques: ['T1059.005', 'T1091'],
    title: 'Script started from removable media',
    description: 'A shortcut on a removable drive started a script from a hidden folder.',
    first: at(13, '08:21:40'),
    last: at(13, '08:21:46'),
    evidence: [
      device(yardWs07, { roles: ['attacked'], verdict: 'suspicious', detailedRoles: ['Main device'] }),
      who,
      process(shell, { verdict: 'suspicious' }),
      process(host, { verdict: 'malicious' }),
      file(shortcut, yardWs07, { verdict: 'suspicious' }),
    ],
  })
  raise(world, {
    key: 'worm-prevented',
    plot: 'usb-worm',
    stage: 'Execution',
    by: 'endpoint',
    detection: 'antivirus',
    severity: 'informational',
    category: 'Malware',
    techniques: ['T1091'],
    threatFamily: 'Recycled',
    title: "'Recycled' worm was prevented",
    description: 'A known worm was quarantined.',
    first: at(13, '08:48:31'),
    evidence: [
      device(yardWs07, { roles: ['attacked'] }),
      file(copy, yardWs07, { verdict: 'malicious', status: 'remediated' }, 'prevented'),
    ],
    resolved: { after: HOUR, classification: 'truePositive', determination: 'malware', by: 'Automation' },
  })
  raise(world, {
    key: 'worm-custom',
    plot: 'usb-worm',
    stage: 'Execution',
    by: 'custom',
    severity: 'low',
    category: 'Execution',
    techniques: ['T1059.005'],
    title: 'wscript with a script outside the user profile',
    description: 'Custom detection on wscript and cscript. The device is given by name and domain only.',
    first: at(13, '08:21:41'),
    evidence: [device(yardWs07, { roles: ['attacked'] }, 'name'), who, process(host, { verdict: 'suspicious' })],
  })
  plot(world, {
    key: 'usb-worm',
    name: "A memory stick at the yard's WS-07",
    truePositive: true,
    summary:
      'An old worm on a memory stick is run once, reaches nothing and is quarantined. The device shares only its name with one of the main attack.',
    rootCause: { kind: 'device', entity: yardWs07.dns, row: mounted },
    path: [
      { kind: 'user', entity: saga.upn },
      { kind: 'file', entity: script.sha256 },
      { kind: 'device', entity: yardWs07.dns },
    ],
    lastAffected: { kind: 'device', entity: yardWs07.dns, at: at(13, '08:48:31') },
  })
}
