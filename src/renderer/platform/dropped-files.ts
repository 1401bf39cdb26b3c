/** A file from a drop or a file field, with its path below what was chosen (`logs/security.json`); text for people, never opened. */
export interface DroppedFile {
  readonly file: File
  readonly path: string
}

/** What a walk is told by: whether to go on, and how many files it has met. */
export interface Walk {
  readonly signal: AbortSignal
  met(files: number): void
}

async function walk(entry: FileSystemEntry, told: Walk): Promise<DroppedFile[]> {
  told.signal.throwIfAborted()
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
    told.met(1)
    return [{ file, path: entry.fullPath.replace(/^\//, '') }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: DroppedFile[] = []
  // The reader answers in portions of a hundred until one is empty.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (entries.length === 0) return found
    for (const child of entries) found.push(...(await walk(child, told)))
  }
}

/** Everything a drop carries, folders opened up. Must be called within the drop event: the browser forgets the items after it. */
export async function filesOfDrop(transfer: DataTransfer, told: Walk): Promise<DroppedFile[]> {
  const dropped = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found = await Promise.all(
    dropped.map(({ entry, file }) => {
      if (entry) return walk(entry, told)
      return file ? [{ file, path: file.name }] : []
    }),
  )
  return found.flat()
}

/** Asks for files or a folder by the browser's own dialog; null where the analyst cancelled. */
export function filesOfField(kind: 'files' | 'folder'): Promise<DroppedFile[] | null> {
  const field = document.createElement('input')
  field.type = 'file'
  field.multiple = true
  field.webkitdirectory = kind === 'folder'
  return new Promise((done) => {
    field.addEventListener('change', () => {
      done([...(field.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })))
    })
    field.addEventListener('cancel', () => done(null))
    field.click()
  })
}
