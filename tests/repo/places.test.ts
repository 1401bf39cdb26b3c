import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project } from '../support/project.ts'
import { sourceFiles } from './source-files.ts'

/** Folders where one file adds one thing, and the list each of them is named in. */
const places: Record<string, string> = {
  'src/api/calls': 'src/api/contract.ts',
  'src/cli/commands': 'src/cli/commands/index.ts',
  'src/engine/coordinator/host-calls': 'src/engine/coordinator/host-calls/index.ts',
  'src/engine/correlate/rules': 'src/engine/correlate/rules/index.ts',
  'src/engine/ingest/formats': 'src/engine/ingest/formats/index.ts',
  'src/engine/ingest/mappings': 'src/engine/ingest/mappings/index.ts',
  'src/engine/investigate/analyzers': 'src/engine/investigate/analyzers/index.ts',
  'src/engine/store/migrations': 'src/engine/store/migrations/index.ts',
  'src/engine/sign-ins/rules': 'src/engine/sign-ins/rules/index.ts',
  'src/model/kinds': 'src/model/kinds/index.ts',
  'src/renderer/features/entity/page/kinds': 'src/renderer/features/entity/page/kinds/index.ts',
  'src/renderer/features': 'src/renderer/features/index.ts',
}

const files = new Map(sourceFiles('src').map((file) => [file.path, file]))

/** Files reached from a list through imports that stay within the folder. */
function reached(list: string, folder: string): Set<string> {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const { from } of files.get(path)?.imports ?? []) {
      if (!from.startsWith('.')) continue
      const to = posix.normalize(posix.join(posix.dirname(path), from))
      if (to.startsWith(`${folder}/`)) visit(to)
    }
  }
  visit(list)
  return found
}

describe.each(Object.entries(places))('%s', (folder, list) => {
  test('holds nothing that its list does not reach', () => {
    const inPlace = readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isFile()) return [`${folder}/${entry.name}`]
      // a folder beside the files adds one thing by its index, or serves the files that import it
      return existsSync(join(project, folder, entry.name, 'index.ts')) ? [`${folder}/${entry.name}/index.ts`] : []
    })
    const listed = reached(list, folder)
    const missing = inPlace.filter((path) => path.endsWith('.ts') && path !== list && !listed.has(path))
    expect(missing).toEqual([])
  })

  test('is named in docs/adding.md', () => {
    expect(readFileSync(join(project, 'docs/adding.md'), 'utf8')).toContain(`\`${folder}/`)
  })
})
