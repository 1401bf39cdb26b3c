import { relative, sep } from 'node:path'

/**
 * The path that a browser told of an uploaded file: what lies below the batch (`<uploads>/<batch>/logs/a.json` → `logs/a.json`).
 * Undefined for files that were not uploaded.
 */
export function uploadPath(path: string, uploadsDir: string | undefined): string | undefined {
  if (uploadsDir === undefined) return undefined
  const [batch, ...parts] = relative(uploadsDir, path).split(sep)
  return batch === '..' || parts.length === 0 ? undefined : parts.join('/')
}
