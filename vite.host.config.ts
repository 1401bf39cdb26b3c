import { defineConfig } from 'vite'

/**
 * The web host and the engine's processes as one file each: from their sources, some seven hundred files a process, the app would start
 * three times as slowly. Packages stay outside the bundle. All files lie in one folder, two below the root, as code that looks for
 * `resources/` expects.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/host',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: 'src/web/main.ts',
        writer: 'src/process/writer.ts',
        query: 'src/process/query.ts',
        'parse-worker': 'src/process/parse-worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
