import { buildDesktop, buildRenderer } from '../setup/app.ts'

/** `npm run build`: everything the desktop app needs; with `--renderer` the page alone, which is all that the web host needs. */
await (process.argv.includes('--renderer') ? buildRenderer() : buildDesktop())
