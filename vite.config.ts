import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What the window's frame and the queue are made of; charts, graph and editor come with the pages that show them. */
const firstPageLibraries =
  /node_modules[\\/](react|react-dom|scheduler|@fluentui|@griffel|@floating-ui|tabster|keyborg|zustand|@orpc|birpc|zod|@tanstack|@swc|use-sync-external-store)[\\/]/

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
    // A page asks for a handful of files, not for a hundred: each request to a host on a busy machine costs more than its bytes.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // what two pages share would else be brought by the first page, and the chart engine with it, which that page never draws with
            { name: 'chart', test: /node_modules[\\/](echarts|zrender)[\\/]|[\\/]ui[\\/]chart[\\/]engine/, priority: 3 },
            { name: 'vendor', test: firstPageLibraries, priority: 2 },
            { name: 'shared', test: /[\\/]src[\\/]/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
})
