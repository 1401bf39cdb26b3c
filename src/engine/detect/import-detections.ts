import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { type Problem, problemOf } from '#base/problem.ts'
import { faultOfMapping, suggestedMappings } from '#model/mapping/entity-mapping.ts'
import type { CallContext } from '../calls/call.ts'
import { columnsOfHunt } from '../hunt/case-hunt.ts'
import { type FoundQuery, isQueryFile, readQueryFile } from '../hunt/query-files/query-file.ts'
import { findFiles } from '../ingest/sources/walk.ts'
import type { WriteStore } from '../store/sql.ts'
import { saveDetection } from './detections.ts'

/** A file, or a rule of it, that was not taken in. */
export interface Rejected {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** Rule files of other kinds, said to be such rather than passed over. */
const OTHER_RULES = /\.(json|xml|yar|yara|rules)$/i

/** Which columns name which entities: as the rule says where the query answers them, else as the columns usually mean. */
function mappingsOf(store: WriteStore, found: FoundQuery): ReturnType<typeof suggestedMappings> | Problem {
  const columns = columnsOfHunt(store, found.query)
  if (!columns.ok) return columns.problem
  const names = columns.value.map((column) => column.name)
  const told = (found.mappings ?? [])
    .map((mapping) => ({ ...mapping, fields: mapping.fields.filter((field) => names.includes(field.column)) }))
    .filter((mapping) => faultOfMapping(mapping) === undefined)
  return told.length > 0 ? told : suggestedMappings(names)
}

function save(store: WriteStore, found: FoundQuery, context: CallContext): Pick<Rejected, 'code' | 'message'> | null {
  const mappings = mappingsOf(store, found)
  if (!Array.isArray(mappings)) return { code: mappings.code, message: mappings.message }
  if (mappings.length === 0) return { code: 'detection.no-entity', message: 'No column of its result names an entity' }
  const known = store.get<{ id: number }>('SELECT id FROM detection WHERE name = ?', found.name)
  try {
    saveDetection(
      store,
      {
        ...(known ? { id: known.id } : {}),
        name: found.name,
        enabled: true,
        frequency: 'onDemand',
        query: found.query,
        mappings,
        alert: {
          title: found.name,
          severity: found.severity ?? 'medium',
          category: found.tactics[0]?.replaceAll(' ', '') ?? '',
          techniques: found.techniques.filter((technique) => /^T\d{4}(\.\d{3})?$/.test(technique)),
          description: found.description,
          recommendedActions: '',
        },
      },
      context,
    )
    return null
  } catch (thrown) {
    const { code, message } = problemOf(thrown)
    return { code, message }
  }
}

/**
 * Takes the KQL detections of a folder into the case: `.kql` files, Sentinel's analytic rules, markdown. A rule of a name the case has
 * replaces it. What cannot be one is answered with its file and reason; Sigma rules are named as such.
 */
export async function importDetections(
  store: WriteStore,
  folder: string,
  context: CallContext,
): Promise<{ readonly saved: number; readonly rejected: readonly Rejected[] }> {
  const rejected: Rejected[] = []
  let saved = 0
  for (const file of await findFiles([folder])) {
    context.signal.throwIfAborted()
    const path = relative(folder, file.path) || file.path
    if (file.refused) {
      rejected.push({ path, code: file.refused.code, message: file.refused.message })
      continue
    }
    if (!isQueryFile(file.path)) {
      if (OTHER_RULES.test(file.path))
        rejected.push({ path, code: 'query-file.unknown', message: 'Only KQL detections (.kql, .yaml, .md) are read' })
      continue
    }
    const { queries, problems } = readQueryFile(file.path, await readFile(file.path, 'utf8'))
    for (const { code, message } of problems) rejected.push({ path, code, message })
    for (const found of queries) {
      const fault = save(store, found, context)
      if (fault) rejected.push({ path, ...fault, message: `${found.name}: ${fault.message}` })
      else saved += 1
    }
  }
  return { saved, rejected }
}
