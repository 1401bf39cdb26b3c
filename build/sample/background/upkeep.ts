import { broughtImage, image } from '../company/images.ts'
import { everyday, host } from '../company/internet.ts'
import { act, connect, loadImage, targetProcess, toHost, touchFile, touchRegistry } from '../deed.ts'
import { guid, integer } from '../digest.ts'
import { type Moment, SECOND } from '../moment.ts'
import { encoded } from '../powershell.ts'
import { spawn } from '../process.ts'
import type { Desk } from './workday.ts'

type Chore = (desk: Desk, moment: Moment) => void

/** What a workstation does by itself. */
export function upkeep(desk: Desk, moment: Moment): void {
  desk.random.weighted<Chore>([
    [hostTask, 26],
    [broker, 18],
    [scan, 12],
    [index, 12],
    [telemetry, 12],
    [edgeUpdate, 7],
    [policy, 6],
    [managementScript, 7],
  ])(desk, moment)
}

function hostTask(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const group = random.pick([
    'netsvcs -p -s wlidsvc',
    'LocalService -p -s BthAvctpSvc',
    'wsappx -p -s ClipSVC',
    'netsvcs -p -s BITS',
    'LocalSystemNetworkRestricted -p -s PcaSvc',
    'netsvcs -p -s wuauserv',
  ])
  const service = spawn(world, session.services, moment, 'svchost.exe', `C:\\Windows\\System32\\svchost.exe -k ${group}`)
  if (random.chance(0.5)) connect(world, service, moment + random.int(1, 20) * SECOND, toHost(host('update.windows-services.example')))
  if (random.chance(0.4))
    loadImage(
      world,
      service,
      moment + SECOND / 3,
      image(random.pick(['winhttp.dll', 'crypt32.dll', 'wbemcomn.dll', 'taskschd.dll']), session.device),
    )
}

function broker(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const name = random.pick(['RuntimeBroker.exe', 'backgroundTaskHost.exe', 'dllhost.exe'])
  const line =
    name === 'dllhost.exe'
      ? `C:\\Windows\\system32\\DllHost.exe /Processid:{${guid(`com ${random.int(0, 9)}`).toUpperCase()}}`
      : `C:\\Windows\\System32\\${name} -Embedding`
  const process = spawn(world, session.dcom, moment, name, line, { logon: session.logon, integrity: 'Medium' })
  if (random.chance(0.5)) loadImage(world, process, moment + SECOND / 5, image('kernel32.dll', session.device))
}

function scan(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const scanner = spawn(
    world,
    session.defender,
    moment,
    'MpCmdRun.exe',
    random.pick([
      'MpCmdRun.exe -IdleTask -TaskName WdCacheMaintenance',
      'MpCmdRun.exe SignatureUpdate -ScheduleJob',
      'MpCmdRun.exe GetDeviceTicket -AccessKey 1',
    ]),
  )
  spawn(world, scanner, moment + SECOND / 9, 'conhost.exe', 'conhost.exe 0xffffffff -ForceV1')
  if (random.chance(0.5))
    act(
      world,
      session.defender,
      moment + 20 * SECOND,
      'AntivirusScanCompleted',
      {},
      { ScanTypeIndex: 'Quick', User: 'NT AUTHORITY\\SYSTEM' },
    )
  if (random.chance(0.06))
    act(world, session.defender, moment + 12 * SECOND, 'OpenProcessApiCall', targetProcess(session.lsass), { DesiredAccess: 5136 })
  if (random.chance(0.4))
    touchRegistry(world, session.defender, moment + SECOND, {
      key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates',
      name: 'SignaturesLastUpdated',
      data: integer(`sig ${moment}`, 2 ** 40).toString(16),
      type: 'Binary',
    })
}

function index(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const line = `"C:\\Windows\\system32\\SearchProtocolHost.exe" Global\\UsGthrFltPipeMssGthrPipe${random.int(1, 90)}_ Global\\UsGthrCtrlFltPipeMssGthrPipe${random.int(1, 90)}`
  spawn(world, session.services, moment, 'SearchProtocolHost.exe', line)
  if (random.chance(0.4))
    spawn(
      world,
      session.services,
      moment + SECOND,
      'SearchFilterHost.exe',
      '"C:\\Windows\\system32\\SearchFilterHost.exe" 0 808 812 820 8192 816 792',
    )
}

function telemetry(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  connect(world, session.sensor, moment, toHost(host('telemetry.windows-services.example')))
  act(world, session.network, moment + SECOND, 'DnsQueryResponse', { RemoteUrl: random.pick(everyday).name }, { DnsQueryType: 'A' })
  if (random.chance(0.3))
    act(
      world,
      session.lsass,
      moment + 2 * SECOND,
      'NamedPipeEvent',
      {},
      { PipeName: '\\Device\\NamedPipe\\lsass', FileOperation: 'File opened' },
    )
}

function edgeUpdate(desk: Desk, moment: Moment): void {
  const { world, session } = desk
  const updater = spawn(
    world,
    session.schedule,
    moment,
    'MicrosoftEdgeUpdate.exe',
    '"C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\MicrosoftEdgeUpdate.exe" /ua /installsource scheduler',
  )
  connect(world, updater, moment + 3 * SECOND, toHost(host('update.windows-services.example')))
  touchRegistry(world, updater, moment + 4 * SECOND, {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\EdgeUpdate',
    name: 'LastChecked',
    data: integer(`edge ${moment}`, 2 ** 31).toString(),
    type: 'Dword',
  })
}

function policy(desk: Desk, moment: Moment): void {
  const { world, session } = desk
  touchRegistry(world, session.schedule, moment, {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine\\Extension-List',
    name: 'EndTimeLo',
    data: integer(`gpo ${moment}`, 2 ** 31).toString(),
    type: 'Dword',
  })
  spawn(world, session.schedule, moment + SECOND, 'taskhostw.exe', 'taskhostw.exe')
}

/** The management agent runs its scripts as SYSTEM, some encoded: odd to look at, and everyday. */
function managementScript(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const agent = spawn(
    world,
    session.services,
    moment,
    'IntuneManagementExtension.exe',
    '"C:\\Program Files (x86)\\Microsoft Intune Management Extension\\Microsoft.Management.Services.IntuneWindowsAgent.exe"',
  )
  const command = encoded(`Get-CimInstance Win32_LogicalDisk | Export-Clixml C:\\ProgramData\\Inventory\\disk${random.int(0, 9)}.xml`)
  const line = random.chance(0.5)
    ? `powershell.exe -NoProfile -NonInteractive -EncodedCommand ${command}`
    : 'powershell.exe -NoProfile -ExecutionPolicy Bypass -File "C:\\Windows\\IMECache\\HealthScripts\\detect.ps1"'
  const script = spawn(world, agent, moment + SECOND, 'powershell.exe', line)
  spawn(world, script, moment + SECOND + SECOND / 7, 'conhost.exe', '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1')
  loadImage(world, script, moment + 2 * SECOND, image(random.pick(['System.Management.Automation.dll', 'amsi.dll']), session.device))
  act(
    world,
    script,
    moment + 3 * SECOND,
    'PowerShellCommand',
    {},
    { Command: random.pick(['Get-CimInstance', 'Get-ItemProperty', 'Export-Clixml', 'Test-Path']) },
  )
  touchFile(world, script, moment + 4 * SECOND, broughtImage('detect.ps1', 'C:\\Windows\\IMECache\\HealthScripts', 3_418), {
    action: 'FileModified',
  })
}
