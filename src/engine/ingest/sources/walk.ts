import type { Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fail, type Problem, problemOf } from '#base/problem.ts'

export interface FoundFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** why it cannot be read, where that is known already: a folder this user may not look into, a file that was gone meanwhile */
  readonly refused?: Problem
}

/** Whether to go on looking, and how many files were met so far. */
interface Walk {
  readonly signal: AbortSignal
  met(files: number): void
}

async function walkFolder(path: string, found: FoundFile[], walk: Walk | undefined): Promise<void> {
  const refuse = (at: string, thrown: unknown) =>
    found.push({ path: at, name: basename(at), bytes: 0, refused: problemOf(thrown, 'source.unreadable') })
  const names = await readdir(path).catch((thrown: unknown) => {
    refuse(path, thrown)
    return []
  })
  for (const name of names.sort()) {
    if (walk?.signal.aborted) return
    const inner = join(path, name)
    const is = await lstat(inner).catch((thrown: unknown) => void refuse(inner, thrown))
    // a link in evidence may lead anywhere on the analyst's machine
    if (is?.isDirectory()) await walkFolder(inner, found, walk)
    else if (is?.isFile()) {
      found.push({ path: inner, name, bytes: is.size })
      walk?.met(found.length)
    }
  }
}

async function standing(path: string): Promise<Stats> {
  const is = await stat(resolve(path)).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') fail('source.not-found', `There is no file or folder ${path}`)
    throw thrown
  })
  if (!is.isFile() && !is.isDirectory()) fail('source.not-a-file', `${path} is neither a file nor a folder`)
  return is
}

/**
 * Fails with `source.not-found` or `source.not-a-file` where one of the paths names nothing that can be read: before a case is made for
 * evidence that is not there.
 */
export async function checkPaths(paths: readonly string[]): Promise<void> {
  for (const path of paths) await standing(path)
}

/**
 * The files that some paths name, folders with all that lies in them, in an order that only the names decide; what cannot be looked into
 * is among them with its reason. Links within folders are not followed; one named by the analyst is. A walk that is stopped answers what
 * it found. Fails as `checkPaths` does, before anything is read.
 */
export async function findFiles(paths: readonly string[], walk?: Walk): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    const full = resolve(path)
    const is = await standing(path)
    if (is.isDirectory()) await walkFolder(full, found, walk)
    else found.push({ path: full, name: basename(full), bytes: is.size })
  }
  const seen = new Set<string>()
  return found.filter(({ path }) => !seen.has(path) && seen.add(path))
}
