import { defineConfig } from 'electron-vite'
import renderer from './vite.config.ts'

/**
 * The desktop app's own code, bundled because Electron's Node does not run our TypeScript as it is; packages stay outside the bundle.
 * The renderer is built from the same file as for the web host.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          writer: 'src/process/writer.ts',
          query: 'src/process/query.ts',
          'parse-worker': 'src/process/parse-worker.ts',
        },
        // beside each other, two folders below the root: code that looks for `resources/` or the parse worker counts on it
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file.
      rollupOptions: { input: { index: 'src/preload/index.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer,
})
