/** Hands a text, or bytes, to the analyst as a file; the host or browser asks where to keep it. */
export function download(name: string, type: string, content: string | Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }))
  link.download = name
  link.click()
  // the browser reads the blob after this turn
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
