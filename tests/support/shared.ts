import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** Whether the collection of real evidence lies beside the project; where it does not, tests that need it say so and are counted as skipped. */
export const hasSharedData = existsSync(root)

/** Path of a file of the collection of real evidence. */
export const sharedData = (path: string): string => root + path
