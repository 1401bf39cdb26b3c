import { host } from '../company/internet.ts'
import { connect, toHost, touchFile } from '../deed.ts'
import { type Moment, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import { dailyFile } from './errands.ts'
import type { Desk } from './workday.ts'

/** Maja builds software: shells, interpreters and downloads all day, none of them hostile. */
export function developerErrand(desk: Desk, moment: Moment): void {
  const { world, session, random } = desk
  const editor = spawn(world, session.explorer, moment, 'Code.exe', '"C:\\Program Files\\Microsoft VS Code\\Code.exe" C:\\src\\hull-viewer')
  const shell = spawn(
    world,
    editor,
    moment + SECOND,
    'powershell.exe',
    'powershell.exe -NoLogo -NoExit -Command "try { . \\"shellIntegration.ps1\\" } catch {}"',
  )
  let last = moment + SECOND
  const step = () => {
    last += random.int(4, 30) * SECOND + random.int(0, SECOND - 1)
    return last
  }
  const task = random.int(0, 3)
  if (task === 0) {
    const git = spawn(world, shell, step(), 'git.exe', 'git fetch --all --prune')
    connect(world, git, step(), toHost(host('repo.codeharbour.example')))
  } else if (task === 1) {
    const node = spawn(world, shell, step(), 'node.exe', '"C:\\Program Files\\nodejs\\node.exe" node_modules/vite/bin/vite.js build')
    for (let n = 0; n < 3; n++) touchFile(world, node, step(), dailyFile(`index-${n}.js`, 'C:\\src\\hull-viewer\\dist\\assets', desk))
  } else if (task === 2) {
    const python = spawn(world, shell, step(), 'python.exe', 'python scripts\\convert_sections.py --in sections.csv')
    touchFile(world, python, step(), dailyFile('sections.json', 'C:\\src\\hull-viewer\\data', desk), { action: 'FileModified' })
  } else {
    spawn(world, shell, step(), 'certutil.exe', 'certutil -hashfile .\\dist\\hull-viewer.zip SHA256')
    connect(world, editor, step(), toHost(host('packages.codeharbour.example')))
  }
}
