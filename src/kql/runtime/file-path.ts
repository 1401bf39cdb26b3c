import type { Dynamic } from '../values/json.ts'

/** `parse_path`: Windows, UNC, Unix and URL-like paths taken apart as written. */
export function parsePath(text: string): Dynamic {
  const scheme = /^([a-z][a-z0-9+.-]+):(?=\/\/)/i.exec(text)?.[1] ?? ''
  const rest = scheme ? text.slice(scheme.length + 1).replace(/^\/\//, '') : text
  const root = /^[a-z]:/i.exec(rest)?.[0] ?? /^\\\\[^\\/]+\\[^\\/]+/.exec(rest)?.[0] ?? ''
  const stream = /:([^:\\/]*)$/.exec(rest.slice(root.length))?.[1] ?? ''
  const whole = stream === '' ? rest : rest.slice(0, -(stream.length + 1))
  const cut = Math.max(whole.lastIndexOf('\\'), whole.lastIndexOf('/'))
  const filename = whole.slice(cut + 1)
  const directoryPath = cut < 0 ? '' : whole.slice(0, cut)
  const dot = filename.lastIndexOf('.')
  return {
    Scheme: scheme,
    RootPath: root,
    DirectoryPath: directoryPath,
    DirectoryName: directoryPath.slice(Math.max(directoryPath.lastIndexOf('\\'), directoryPath.lastIndexOf('/')) + 1),
    Filename: filename,
    Extension: dot < 0 ? '' : filename.slice(dot + 1),
    AlternateDataStreamName: stream,
  }
}
