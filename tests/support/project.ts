import { fileURLToPath } from 'node:url'

/** Root of the project. */
export const project = fileURLToPath(new URL('../../', import.meta.url))
