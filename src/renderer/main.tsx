import { connect, styleNonce } from './platform/index.ts'
import { mount } from './windows/mount.tsx'

await mount(await connect(), document.getElementById('app')!, styleNonce())
