import { adm01, ws14 } from '../company/devices.ts'
import { broughtImage, type Image, image } from '../company/images.ts'
import { everyday, host } from '../company/internet.ts'
import { act, connect, loadImage, toHost, touchFile, touchRegistry } from '../deed.ts'
import { integer } from '../digest.ts'
import { type Moment, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import type { Random } from '../random.ts'
import { adminErrand } from './admin-errands.ts'
import { developerErrand } from './developer-errands.ts'
import { type Desk, visitFiles } from './workday.ts'

const EDGE = '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"'
const subjects = [
  'Offert',
  'Budget',
  'Protokoll',
  'Avtal',
  'Ritning',
  'Underlag',
  'Rapport',
  'Tidplan',
  'Faktura',
  'Beräkning',
  'Checklista',
  'Bemanning',
]
const projects = ['NB-114', 'NB-118', 'NB-121', 'Skagen', 'Bergen ferry', 'Harbour tug', 'Refit 88', 'Class renewal']

type Errand = (desk: Desk, moment: Moment) => void

/** What a person at a desk does next. */
export function errands(desk: Desk, moment: Moment): void {
  const { random, session } = desk
  const own = session.device === ws14 ? developerErrand : session.device === adm01 ? adminErrand : undefined
  const usual = random.weighted<Errand>([
    [browse, 34],
    [readMail, 22],
    [document, 20],
    [sync, 10],
    [readPdf, 5],
    [meet, 6],
    [download, 3],
    [lookAround, 2],
    [design, 4],
  ])
  const errand = own && random.chance(0.4) ? own : usual
  errand(desk, moment)
}

const home = (desk: Desk) => `C:\\Users\\${desk.session.person.name}`
const some = (desk: Desk, seconds: number) => Math.round(desk.random.next() * seconds * SECOND)

function browse(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const edge = session.edge!
  const tab = random.chance(0.55)
    ? spawn(world, edge, moment, 'msedge.exe', `${EDGE} --type=renderer --lang=sv --renderer-client-id=${integer(`tab ${moment}`, 900)}`, {
        integrity: 'Low',
      })
    : edge
  for (let n = random.int(1, 4); n > 0; n--)
    connect(world, edge, moment + some(desk, 40), toHost(random.pick(everyday)), random.chance(0.04) ? 'ConnectionFailed' : undefined)
  if (random.chance(0.5)) {
    const name = `f_${integer(`cache ${moment}`, 0xffffff).toString(16).padStart(6, '0')}`
    touchFile(
      world,
      tab,
      moment + some(desk, 20),
      dailyFile(name, `${home(desk)}\\AppData\\Local\\Microsoft\\Edge\\User Data\\Default\\Cache\\Cache_Data`, desk),
    )
  }
  if (random.chance(0.15))
    act(world, session.network, moment, 'DnsQueryResponse', { RemoteUrl: random.pick(everyday).name }, { DnsQueryType: 'A' })
}

function readMail(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const outlook = session.outlook!
  connect(world, outlook, moment, toHost(host('mail.workcloud.example')))
  if (random.chance(0.5))
    touchFile(
      world,
      outlook,
      moment + some(desk, 9),
      dailyFile(`${session.person.upn}.ost`, `${home(desk)}\\AppData\\Local\\Microsoft\\Outlook`, desk),
      { action: 'FileModified' },
    )
  if (random.chance(0.25)) {
    const attached = dailyFile(
      `${random.pick(subjects)} ${random.pick(projects)}.pdf`,
      `${home(desk)}\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\${integer(session.person.name, 99999999)}`,
      desk,
    )
    touchFile(world, outlook, moment + some(desk, 30), attached)
  }
  if (random.chance(0.2)) {
    const target = random.pick(everyday)
    act(world, outlook, moment + some(desk, 30), 'BrowserLaunchedToOpenUrl', { RemoteUrl: `https://${target.name}/` })
    connect(world, session.edge!, moment + some(desk, 33), toHost(target))
  }
}

function document(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const [program, ending] = random.weighted([
    [['WINWORD.EXE', 'docx'] as const, 5],
    [['EXCEL.EXE', 'xlsx'] as const, 6],
    [['POWERPNT.EXE', 'pptx'] as const, 1],
  ])
  const shared = random.chance(0.45)
  const folder = shared
    ? `\\\\fs-01\\${session.person.department}\\${random.pick(projects)}`
    : `${home(desk)}\\OneDrive - Norrvik Marine\\${random.pick(projects)}`
  const named = dailyFile(`${random.pick(subjects)} ${random.pick(projects)}.${ending}`, folder, desk)
  if (shared) visitFiles(desk, moment)
  const office = spawn(
    world,
    session.explorer,
    moment,
    program,
    `"C:\\Program Files\\Microsoft Office\\root\\Office16\\${program}" /n "${folder}\\${named.fileName}" /o ""`,
  )
  if (random.chance(0.35))
    loadImage(world, office, moment + some(desk, 3), image(random.pick(['crypt32.dll', 'winhttp.dll', 'VBE7.DLL']), session.device))
  touchFile(world, office, moment + some(desk, 5), { ...named, ...dailyFile(`~$${named.fileName.slice(2)}`, folder, desk), size: 162 })
  touchFile(world, office, moment + some(desk, 160), named, { action: random.chance(0.3) ? 'FileCreated' : 'FileModified' })
  connect(world, office, moment + some(desk, 6), toHost(host('office.workcloud.example')))
  const key = `HKEY_CURRENT_USER\\${session.person.sid}\\Software\\Microsoft\\Office\\16.0\\${program.slice(0, -4) === 'EXCEL' ? 'Excel' : 'Word'}\\File MRU`
  if (random.chance(0.6))
    touchRegistry(world, office, moment + some(desk, 8), {
      key,
      name: 'Item 1',
      data: `[F00000000][T01DC${integer(String(moment), 0xfffffff).toString(16)}]*${folder}\\${named.fileName}`,
    })
}

function sync(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const oneDrive = session.oneDrive!
  connect(world, oneDrive, moment, toHost(host('drive.workcloud.example')))
  for (let n = random.int(1, 3); n > 0; n--) {
    const named = dailyFile(
      `${random.pick(subjects)} ${random.pick(projects)}.${random.pick(['docx', 'xlsx', 'pdf'])}`,
      `${home(desk)}\\OneDrive - Norrvik Marine\\${random.pick(projects)}`,
      desk,
    )
    touchFile(world, oneDrive, moment + some(desk, 20), named, { action: random.pick(['FileCreated', 'FileModified', 'FileRenamed']) })
  }
}

function readPdf(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const named = `${random.pick(subjects)} ${random.pick(projects)}.pdf`
  const reader = spawn(
    world,
    session.explorer,
    moment,
    'PDFReader.exe',
    `"C:\\Program Files\\Papyrus\\PDF Reader\\PDFReader.exe" "${home(desk)}\\Downloads\\${named}"`,
  )
  if (random.chance(0.3)) connect(world, reader, moment + some(desk, 9), toHost(host('crl.trustmark.example'), 80, '/latest.crl'))
}

function meet(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  for (let n = random.int(1, 3); n > 0; n--)
    connect(world, session.teams!, moment + some(desk, 60), toHost(host('teams.workcloud.example')))
}

function download(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const from = random.pick(everyday)
  const named = dailyFile(
    `${random.pick(subjects)}-${integer(`download ${moment}`, 999)}.${random.pick(['pdf', 'zip', 'xlsx'])}`,
    `${home(desk)}\\Downloads`,
    desk,
  )
  connect(world, session.edge!, moment, toHost(from))
  touchFile(world, session.edge!, moment + some(desk, 15), named, {
    origin: { url: `https://${from.name}/files/${named.fileName}`, ip: from.ip, referrer: `https://${from.name}/` },
  })
}

function lookAround(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const shell = spawn(world, session.explorer, moment, 'cmd.exe', '"C:\\Windows\\system32\\cmd.exe"')
  spawn(world, shell, moment + SECOND / 10, 'conhost.exe', '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1')
  const [program, line] = random.pick([
    ['ipconfig.exe', 'ipconfig /all'],
    ['whoami.exe', 'whoami'],
    ['net.exe', 'net use'],
    ['tasklist.exe', 'tasklist'],
  ] as const)
  spawn(world, shell, moment + some(desk, 25), program, line)
}

function design(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  if (session.person.department !== 'Engineering') {
    browse(desk, moment)
    return
  }
  const project = random.pick(projects)
  visitFiles(desk, moment)
  const cad = spawn(
    world,
    session.explorer,
    moment,
    'HullCAD.exe',
    `"C:\\Program Files\\HullCAD 2025\\HullCAD.exe" "\\\\fs-01\\Engineering\\${project}\\hull.hcx"`,
  )
  connect(world, cad, moment + some(desk, 5), toHost(host('licence.keelson.example')))
  touchFile(world, cad, moment + some(desk, 200), dailyFile('hull.hcx', `\\\\fs-01\\Engineering\\${project}`, desk), {
    action: 'FileModified',
  })
}

/** A file of daily life: its content is new each time it is written. */
export function dailyFile(fileName: string, folder: string, desk: { random: Pick<Random, 'int'> }): Image {
  return broughtImage(fileName, folder, 4_000 + desk.random.int(0, 2_400_000))
}
