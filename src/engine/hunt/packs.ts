import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tacticOf } from '#model/tactic.ts'
import type { Outputs } from '../calls/index.ts'
import { resourceFolder } from '../resources.ts'

type SavedQuery = Outputs['hunt']['savedQueries'][number]

const HEADER = /^\/\/\s*(name|description|techniques)\s*:\s*(.*)$/i

/** A hunt as its file writes it: `// name:`, `// description:` and `// techniques:` lines, then the query. */
export function readHunt(id: string, folder: string, written: string): SavedQuery {
  const lines = written.replaceAll('\r\n', '\n').split('\n')
  const said = new Map<string, string>()
  let at = 0
  for (; at < lines.length; at++) {
    const match = HEADER.exec(lines[at] ?? '')
    if (!match) break
    said.set(match[1]!.toLowerCase(), match[2]!.trim())
  }
  const tactic = tacticOf(folder)
  return {
    id: `pack:${id}`,
    name: said.get('name') ?? id,
    description: said.get('description') ?? '',
    query: lines.slice(at).join('\n').trim(),
    origin: 'pack',
    folder,
    tactics: tactic ? [tactic.name] : [],
    techniques: (said.get('techniques') ?? '').split(/[,\s]+/).filter((technique) => technique !== ''),
  }
}

let kept: SavedQuery[] | null = null

/** Hunts that come with the product: `resources/hunts/<tactic>/<name>.kql`, read once. */
export function packedHunts(): readonly SavedQuery[] {
  if (kept) return kept
  const root = resourceFolder('hunts')
  const folders = root ? readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : []
  kept = folders.flatMap(({ name: folder }) =>
    readdirSync(join(root!, folder))
      .filter((file) => file.endsWith('.kql'))
      .sort()
      .map((file) => readHunt(`${folder}/${file.slice(0, -4)}`, folder, readFileSync(join(root!, folder, file), 'utf8'))),
  )
  return kept
}
