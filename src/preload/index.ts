import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type Bridge, PORT_MESSAGE } from '#api/bridge.ts'

/**
 * All that the page gets of Electron: the path of a file it was given, and a way to send one end of a MessageChannel to the main process.
 * The contract runs over that channel; nothing of it passes through here.
 */
const bridge: Bridge = { pathOf: (file) => webUtils.getPathForFile(file) }
contextBridge.exposeInMainWorld('coldtrail', bridge)

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== PORT_MESSAGE) return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage(PORT_MESSAGE, null, [port])
})
