import { buildDesktop, buildHost } from '../setup/app.ts'

/** `npm run build`: everything the desktop app needs; with `--host` what the web host needs. */
await (process.argv.includes('--host') ? buildHost() : buildDesktop())
