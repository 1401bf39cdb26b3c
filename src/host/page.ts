import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { contentPolicy, safeHeaders } from './content-policy.ts'

export interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

/** Every file below `dir` by the path a page asks for it; what is not listed cannot be asked for, so no path can lead out of it. */
function listFiles(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [`/${relative(dir, path).split(sep).join('/')}`, path]
    }),
  )
}

const NONCE_PLACEHOLDER = '%CSP_NONCE%'

/** The built renderer, served the same way by every host. */
export interface Page {
  /** @param path path part of the URL asked for; `/` is the page itself */
  serve(path: string): Promise<Served>
}

/** @param dir folder the renderer was built into  @param connections see {@link contentPolicy} */
export function createPage(dir: string, connections: () => readonly string[] = () => []): Page {
  const files = listFiles(dir)
  const html = readFileSync(join(dir, 'index.html'), 'utf8')
  return {
    async serve(path) {
      if (path === '/' || path === '/index.html') {
        const nonce = randomBytes(16).toString('base64')
        const headers = {
          ...safeHeaders,
          'Content-Security-Policy': contentPolicy(nonce, connections()),
          'Content-Type': types['.html']!,
          'Cache-Control': 'no-store',
        }
        return { status: 200, headers, body: html.replaceAll(NONCE_PLACEHOLDER, nonce) }
      }
      const file = files.get(path)
      if (!file) return { status: 404, headers: { ...safeHeaders, 'Content-Type': 'text/plain' }, body: 'not found' }
      const type = types[extname(file)] ?? 'application/octet-stream'
      // Built files carry their hash in their name. Workers are documents of their own and need the policy as well.
      const headers = {
        ...safeHeaders,
        'Content-Security-Policy': contentPolicy('none', connections()),
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }
      return { status: 200, headers, body: await readFile(file) }
    },
  }
}
