import { raise } from '../alerts/alert.ts'
import { device, file, process, user } from '../alerts/evidence.ts'
import { ws07, ws12, ws14 } from '../company/devices.ts'
import { broughtImage } from '../company/images.ts'
import { host } from '../company/internet.ts'
import { elin, maja, viktor } from '../company/people.ts'
import { act, connect, targetProcess, toHost, touchFile } from '../deed.ts'
import { at, HOUR } from '../moment.ts'
import { encoded } from '../powershell.ts'
import { spawn } from '../process.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { plot } from '../truth.ts'

/** Tuesday 09:20, twenty minutes after Jonas' document: Maja's build looks just like it to a rule. */
export function buildScript({ world, roster }: Stage): void {
  const desk = sessionAt(roster, ws14, at(14, '09:20:11'))
  const editor = spawn(
    world,
    desk.explorer,
    at(14, '09:20:05'),
    'Code.exe',
    '"C:\\Program Files\\Microsoft VS Code\\Code.exe" C:\\src\\hull-viewer',
  )
  const line = encoded(
    'Invoke-WebRequest https://packages.codeharbour.example/tools/sections.zip -OutFile tools\\sections.zip; Expand-Archive tools\\sections.zip',
  )
  const shell = spawn(
    world,
    editor,
    at(14, '09:20:11'),
    'powershell.exe',
    `powershell.exe -NoProfile -ExecutionPolicy Bypass -EncodedCommand ${line}`,
  )
  connect(world, shell, at(14, '09:20:14'), toHost(host('packages.codeharbour.example'), 443, '/tools/sections.zip'))
  const tools = broughtImage('sections.zip', 'C:\\src\\hull-viewer\\tools', 1_911_204)
  touchFile(world, shell, at(14, '09:20:19'), tools)
  raise(world, {
    key: 'fp-build',
    plot: 'fp-build',
    stage: 'Execution',
    by: 'endpoint',
    severity: 'medium',
    category: 'Execution',
    techniques: ['T1059.001', 'T1105'],
    title: 'Suspicious PowerShell command line',
    description: 'A PowerShell with an encoded command fetched a file.',
    first: at(14, '09:20:11'),
    evidence: [
      device(ws14, { roles: ['attacked'] }),
      user(maja),
      process(shell, { verdict: 'suspicious' }),
      file(tools, ws14, { verdict: 'unknown' }),
    ],
    resolved: { after: 20 * HOUR, classification: 'falsePositive', determination: 'notMalicious', by: 'Karl Wallin' },
  })
  plot(world, {
    key: 'fp-build',
    name: 'A build fetches its tools',
    truePositive: false,
    summary: "A developer's task runner uses an encoded command.",
    path: [],
  })
}

/** Friday 08:20: the design program's licence check asks lsass for something it need not. */
export function licenceCheck({ world, roster }: Stage): void {
  const desk = sessionAt(roster, ws12, at(17, '08:20:30'))
  const program = spawn(
    world,
    desk.explorer,
    at(17, '08:20:30'),
    'HullCAD.exe',
    '"C:\\Program Files\\HullCAD 2025\\HullCAD.exe" --licence-repair',
  )
  act(world, program, at(17, '08:20:34'), 'OpenProcessApiCall', targetProcess(desk.lsass), { DesiredAccess: 4096 })
  raise(world, {
    key: 'fp-licence',
    plot: 'fp-licence',
    stage: 'CredentialAccess',
    by: 'endpoint',
    severity: 'medium',
    category: 'CredentialAccess',
    techniques: ['T1003.001'],
    title: 'Suspicious access to LSASS service',
    description: 'A process opened the local security authority.',
    first: at(17, '08:20:34'),
    evidence: [
      device(ws12, { roles: ['attacked'] }),
      user(viktor),
      process(program, { verdict: 'suspicious' }),
      process(desk.lsass, { verdict: 'noThreatsFound', roles: ['attacked'] }),
    ],
    resolved: { after: 7 * HOUR, classification: 'falsePositive', determination: 'lineOfBusinessApplication', by: 'Karl Wallin' },
  })
  plot(world, {
    key: 'fp-licence',
    name: 'A licence check opens lsass',
    truePositive: false,
    summary: 'The design program asks for limited information about lsass.',
    path: [],
  })
}

/** Friday 12:40, the other end of the week: Elin's freshly reset machine gets the desk's own support tool. */
export function supportTool({ world, roster }: Stage): void {
  const desk = sessionAt(roster, ws07, at(17, '12:40:12'))
  const tool = broughtImage('HelpLink.exe', 'C:\\Users\\elin.bergstrom\\Downloads', 6_210_560, {
    company: 'HelpLink AB',
    product: 'HelpLink',
    version: '9.0',
    signed: true,
  })
  touchFile(world, desk.edge!, at(17, '12:40:12'), tool, {
    origin: { url: 'https://meet.confroom.example/helplink', ip: host('meet.confroom.example').ip },
  })
  const run = spawn(world, desk.explorer, at(17, '12:41:02'), tool, `"${tool.folder}\\${tool.fileName}" --session 4471`)
  connect(world, run, at(17, '12:41:05'), toHost(host('meet.confroom.example')))
  raise(world, {
    key: 'fp-support',
    plot: 'fp-support',
    stage: 'CommandAndControl',
    by: 'endpoint',
    detection: 'customTi',
    severity: 'low',
    category: 'CommandAndControl',
    techniques: ['T1219'],
    title: 'Remote support tool was run',
    description: 'A tool for remote support that is on the watch list was started.',
    first: at(17, '12:41:02'),
    evidence: [
      device(ws07, { roles: ['attacked'] }),
      user(elin),
      process(run, { verdict: 'suspicious' }),
      file(tool, ws07, { verdict: 'unknown' }),
    ],
    resolved: { after: 2 * HOUR, classification: 'informationalExpectedActivity', determination: 'confirmedActivity', by: 'Karl Wallin' },
  })
  plot(world, {
    key: 'fp-support',
    name: 'The desk helps Elin',
    truePositive: false,
    summary: 'The service desk uses its own remote support tool on the machine that was phished on Monday.',
    path: [],
  })
}
