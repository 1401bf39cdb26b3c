import { fileURLToPath } from 'node:url'
import { build } from 'electron-vite'
import { buildRenderer } from '../setup/renderer.ts'

/** `npm run build`: the renderer, and the desktop app's main process, preload and engine processes beside it. */
const root = fileURLToPath(new URL('../../', import.meta.url))

await buildRenderer()
await build({ root, logLevel: 'warn' })
