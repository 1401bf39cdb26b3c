import { connect, styleNonce } from './platform/index.ts'
import { firstAddress, mount } from './windows/mount.tsx'
import { pageOf } from './windows/page-of.ts'

// The first page's code is fetched while the engine is being reached; a failure is told where the page is drawn.
pageOf(firstAddress())
  ?.load()
  .catch(() => undefined)
await mount(await connect(), document.getElementById('app')!, styleNonce())
