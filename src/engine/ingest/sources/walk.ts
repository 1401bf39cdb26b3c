import { lstat, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fail } from '#base/problem.ts'

export interface FoundFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Whether to go on looking, and how many files were met so far. */
interface Walk {
  readonly signal: AbortSignal
  met(files: number): void
}

async function walkFolder(path: string, found: FoundFile[], walk: Walk | undefined): Promise<void> {
  const names = await readdir(path)
  for (const name of names.sort()) {
    if (walk?.signal.aborted) return
    const inner = join(path, name)
    const is = await lstat(inner)
    // a link in evidence may lead anywhere on the analyst's machine
    if (is.isDirectory()) await walkFolder(inner, found, walk)
    else if (is.isFile()) {
      found.push({ path: inner, name, bytes: is.size })
      walk?.met(found.length)
    }
  }
}

const standing = (path: string) => stat(resolve(path)).catch(() => fail('source.not-found', `There is no file or folder ${path}`))

/** Fails with `source.not-found` where one of the paths names nothing: before a case is made for evidence that is not there. */
export async function checkPaths(paths: readonly string[]): Promise<void> {
  for (const path of paths) await standing(path)
}

/**
 * The files that some paths name, folders with all that lies in them, in an order that only the names decide. Links within folders are
 * not followed; one named by the analyst is. A walk that is stopped answers what it found. Fails with `source.not-found` before anything is read.
 */
export async function findFiles(paths: readonly string[], walk?: Walk): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    const full = resolve(path)
    const is = await standing(path)
    if (is.isDirectory()) await walkFolder(full, found, walk)
    else if (is.isFile()) found.push({ path: full, name: full.split(/[\\/]/).at(-1)!, bytes: is.size })
    else fail('source.not-a-file', `${path} is neither a file nor a folder`)
  }
  const seen = new Set<string>()
  return found.filter(({ path }) => !seen.has(path) && seen.add(path))
}
