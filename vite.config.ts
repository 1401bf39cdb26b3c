import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The renderer, built once and served by every host. Nothing is inlined: the hosts' content security policy allows scripts, workers and
 * fonts only as files, and styles only under the nonce that the host writes in place of the placeholder below, anew for each page.
 */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: '%CSP_NONCE%' },
  build: {
    outDir: '../../out/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
  worker: { format: 'es' },
})
