/** Parts of command lines that several analyzers ask about, read the same way by all. */

/** The name of a program without its folder, folded: `C:\\Windows\\System32\\CMD.EXE` → `cmd.exe`. */
export const programName = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').toLowerCase()

/** Folders anyone may write to: what runs from there was not installed. */
const USER_WRITABLE = [
  /\\users\\[^\\]+\\(?:appdata\\(?!local\\(?:microsoft|programs)\\)|downloads\\|desktop\\|documents\\|music\\|pictures\\)/i,
  /\\users\\public\\|\\windows\\(?:temp|tasks|tracing|debug)\\|\\\$recycle\.bin\\|\\perflogs\\|^\/(?:var\/)?tmp\/|^\/dev\/shm\//i,
  /\\programdata\\(?!microsoft\\|chocolatey\\|package cache\\)/i,
]

export const isUserWritable = (path: string): boolean => USER_WRITABLE.some((pattern) => pattern.test(path))

/** Interpreters and shells: programs that run what they are told. */
export const SCRIPT_HOSTS = new Set([
  'cmd.exe',
  'powershell.exe',
  'pwsh.exe',
  'wscript.exe',
  'cscript.exe',
  'mshta.exe',
  'rundll32.exe',
  'regsvr32.exe',
])

/** A text cut so that a sentence stays readable. */
export const cut = (text: string, most = 160): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** A path given with or without the name at its end, as one path. */
export function wholePath(folder: string, name: string): string {
  if (!folder || folder.toLowerCase().endsWith(`\\${name.toLowerCase()}`) || folder.toLowerCase().endsWith(`/${name.toLowerCase()}`))
    return folder
  if (!name) return folder
  return `${folder.replace(/[\\/]$/, '')}${folder.startsWith('/') ? '/' : '\\'}${name}`
}
