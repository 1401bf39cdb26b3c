import { BrowserWindow, dialog } from 'electron'
import type { Dialogs } from '#engine/engine.ts'

const caseFiles = [{ name: 'Coldtrail cases', extensions: ['coldtrail'] }]

const parent = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]

async function open(options: Electron.OpenDialogOptions): Promise<string[] | null> {
  const window = parent()
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return canceled || filePaths.length === 0 ? null : filePaths
}

/** The system's own dialogs, in front of the window they belong to. */
export const systemDialogs: Dialogs = {
  chooseEvidence: (kind) =>
    kind === 'folder'
      ? open({ title: 'Import a folder', properties: ['openDirectory'] })
      : open({ title: 'Import files', properties: ['openFile', 'multiSelections'] }),
  chooseCase: async () => (await open({ title: 'Open case', properties: ['openFile'], filters: caseFiles }))?.[0] ?? null,
  async placeCase(title, suggested) {
    const window = parent()
    const options: Electron.SaveDialogOptions = { title, defaultPath: suggested, filters: caseFiles }
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
    if (canceled || !filePath) return null
    return filePath.toLowerCase().endsWith('.coldtrail') ? filePath : `${filePath}.coldtrail`
  },
}
