import { mkdirSync, writeFileSync } from 'node:fs'
import { temporaryFolder } from './temporary.ts'

/** A folder that looks like a built renderer, for hosts under test. */
export function builtPage(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder('page')
  mkdirSync(folder.file('assets'))
  writeFileSync(folder.file('index.html'), '<!doctype html><script type="module" src="./assets/app.js" nonce="%CSP_NONCE%"></script>')
  writeFileSync(folder.file('assets/app.js'), 'export {}')
  return folder
}
