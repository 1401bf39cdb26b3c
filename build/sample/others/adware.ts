import { raise } from '../alerts/alert.ts'
import { device, dns, file, ip, process, registryValue, user } from '../alerts/evidence.ts'
import { ws18 } from '../company/devices.ts'
import { broughtImage } from '../company/images.ts'
import { oskar } from '../company/people.ts'
import { act, connect, toHost, touchFile, touchRegistry } from '../deed.ts'
import { at, HOUR } from '../moment.ts'
import { rowOf, spawn } from '../process.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note, plot } from '../truth.ts'

const site = { name: 'get.free-pdf-joiner.example', ip: '203.0.113.60' }
const adverts = { name: 'feed.searchlift.example', ip: '203.0.113.61' }

/** The sensor's alerts carry the device's time, and WS-18's runs ahead. */
const byItsClock = (clock: string) => at(15, clock) + ws18.skew

/** Wednesday: Oskar wants to join two documents and gets a search bar with them. */
export function adware({ world, roster }: Stage): void {
  const desk = sessionAt(roster, ws18, at(15, '11:20:40'))
  const setup = broughtImage('FreePdfJoiner_setup.exe', 'C:\\Users\\oskar.dahl\\Downloads', 3_884_032, {
    company: 'Joiner Apps',
    product: 'Free PDF Joiner',
    version: '2.1',
  })
  connect(world, desk.edge!, at(15, '11:20:40'), toHost(site))
  const downloaded = touchFile(world, desk.edge!, at(15, '11:20:52'), setup, { origin: { url: `https://${site.name}/setup`, ip: site.ip } })
  note(world, 'adware', 'InitialAccess', 'T1189', 'The installer is downloaded', downloaded)
  const install = spawn(world, desk.explorer, at(15, '11:21:33'), setup, `"${setup.folder}\\${setup.fileName}"`)
  note(world, 'adware', 'Execution', 'T1204.002', 'and run', rowOf(install))
  const bar = broughtImage('searchlift.exe', 'C:\\Users\\oskar.dahl\\AppData\\Local\\SearchLift', 902_144)
  touchFile(world, install, at(15, '11:21:58'), bar)
  const running = spawn(world, install, at(15, '11:22:10'), bar, `"${bar.folder}\\searchlift.exe" --silent`)
  const key = `HKEY_CURRENT_USER\\${oskar.sid}\\Software\\Policies\\Microsoft\\Edge`
  const set = touchRegistry(world, running, at(15, '11:22:31'), {
    key,
    name: 'DefaultSearchProviderSearchURL',
    data: `https://${adverts.name}/?q={searchTerms}`,
  })
  note(world, 'adware', 'Persistence', 'T1176', 'The browser searches elsewhere now', set)
  for (const clock of ['11:23:00', '11:53:02', '12:23:04', '12:53:01']) connect(world, running, at(15, clock), toHost(adverts))
  act(
    world,
    desk.defender,
    at(15, '13:02:19'),
    'AntivirusDetection',
    { FileName: bar.fileName, FolderPath: `${bar.folder}\\${bar.fileName}`, SHA1: bar.sha1, SHA256: bar.sha256 },
    { ThreatName: 'PUA:Win32/SearchLift', Action: 'Quarantine', WasRemediated: true },
  )

  const main = device(ws18, { roles: ['attacked'], verdict: 'suspicious', detailedRoles: ['Main device'] })
  const who = user(oskar, { roles: ['contextual'] })
  raise(world, {
    key: 'adware-installer',
    plot: 'adware',
    stage: 'Execution',
    by: 'endpoint',
    detection: 'smartScreen',
    severity: 'low',
    category: 'Execution',
    techniques: ['T1204.002'],
    title: 'Rarely seen installer was run in spite of a warning',
    description: 'A downloaded installer without reputation was started by the user.',
    first: byItsClock('11:21:33'),
    evidence: [main, who, process(install, { verdict: 'suspicious' }), file(setup, ws18, { verdict: 'suspicious' })],
  })
  raise(world, {
    key: 'adware-search',
    plot: 'adware',
    stage: 'Persistence',
    by: 'endpoint',
    severity: 'low',
    category: 'Persistence',
    techniques: ['T1176'],
    title: 'Browser settings changed by an unknown program',
    description: 'A program without publisher changed the search provider of the browser by policy.',
    first: byItsClock('11:22:31'),
    last: byItsClock('12:53:01'),
    evidence: [
      main,
      process(running, { verdict: 'suspicious' }),
      registryValue(
        ws18,
        'HKEY_CURRENT_USER',
        `${oskar.sid}\\Software\\Policies\\Microsoft\\Edge`,
        'DefaultSearchProviderSearchURL',
        `https://${adverts.name}/?q={searchTerms}`,
        { verdict: 'suspicious' },
      ),
      dns(adverts.name, adverts.ip),
      ip(adverts.ip, { verdict: 'suspicious' }),
    ],
  })
  raise(world, {
    key: 'adware-removed',
    plot: 'adware',
    stage: 'Execution',
    by: 'endpoint',
    detection: 'antivirus',
    severity: 'informational',
    category: 'UnwantedSoftware',
    techniques: [],
    threatFamily: 'SearchLift',
    title: "'SearchLift' unwanted software was prevented",
    description: 'Unwanted software was found on the device and quarantined.',
    first: byItsClock('13:02:19'),
    evidence: [main, file(bar, ws18, { verdict: 'malicious', status: 'remediated' }, 'prevented')],
    resolved: { after: HOUR, classification: 'truePositive', determination: 'unwantedSoftware', by: 'Automation' },
  })
  plot(world, {
    key: 'adware',
    name: 'A search bar on WS-18',
    truePositive: true,
    summary: 'An installer from the web brings a program that changes the browser. Nothing else is touched.',
    rootCause: { kind: 'file', entity: setup.sha256, row: downloaded },
    path: [
      { kind: 'user', entity: oskar.upn },
      { kind: 'file', entity: setup.sha256 },
      { kind: 'device', entity: ws18.dns },
    ],
    lastAffected: { kind: 'device', entity: ws18.dns, at: byItsClock('13:02:19') },
  })
}
