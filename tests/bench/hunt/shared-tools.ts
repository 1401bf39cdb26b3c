import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../shared/tools/', import.meta.url))

/** Whether the benchmark's rows and hunts lie beside the project; where they do not, the benchmark says so. */
export const hasSharedTools = existsSync(`${root}hunt-bench.jsonl`)

export const sharedTool = (name: string): string => root + name
