import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { project } from '../support/project.ts'

export interface SourceFile {
  /** path from the root, with forward slashes */
  readonly path: string
  readonly text: string
  /** what the file imports, as written, types included */
  readonly imports: readonly Import[]
}

export interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

const IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(text: string): Import[] {
  const fixed = [...text.matchAll(IMPORT)].map((match) => ({ from: match[2]!, typeOnly: match[1] !== undefined }))
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ from: match[1]!, typeOnly: false }))
  return [...fixed, ...dynamic]
}

/** TypeScript files below a folder of the project; what nested packages installed is not the project's. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const text = readFileSync(path, 'utf8')
      return { path: relative(project, path).split(sep).join('/'), text, imports: importsOf(text) }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
