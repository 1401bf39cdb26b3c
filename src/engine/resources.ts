import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Data that comes with the product: beside the sources, or beside the bundled processes, both two folders down. */
const place = '../../resources/'
const root = fileURLToPath(new URL(place, import.meta.url))

/** Path of a folder of `resources/`; undefined where it was not shipped. */
export function resourceFolder(name: string): string | undefined {
  const path = `${root}${name}`
  return existsSync(path) ? path : undefined
}
