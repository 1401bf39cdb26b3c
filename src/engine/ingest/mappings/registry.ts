const HIVES: readonly (readonly [written: RegExp, hive: string])[] = [
  [/^(?:HKLM|HKEY_LOCAL_MACHINE|\\REGISTRY\\MACHINE)(?=\\|$)/i, 'HKEY_LOCAL_MACHINE'],
  [/^(?:HKU|HKEY_USERS|\\REGISTRY\\USER)(?=\\|$)/i, 'HKEY_USERS'],
  [/^(?:HKCR|HKEY_CLASSES_ROOT)(?=\\|$)/i, 'HKEY_CLASSES_ROOT'],
  [/^(?:HKCU|HKEY_CURRENT_USER)(?=\\|$)/i, 'HKEY_CURRENT_USER'],
]

/** A registry path under its hive's full name, as Defender writes keys. */
export function registryPath(path: string): string {
  for (const [written, hive] of HIVES) if (written.test(path)) return path.replace(written, () => hive)
  return path
}

/** A value's path taken apart: its key, and its name (`(Default)` is the key's own value, which has none). */
export function registryValue(path: string): { key: string; name: string } {
  const full = registryPath(path)
  const at = full.lastIndexOf('\\')
  if (at < 0) return { key: full, name: '' }
  const name = full.slice(at + 1)
  return { key: full.slice(0, at), name: name === '(Default)' ? '' : name }
}

/** Type and data of a value as Sysmon writes its details; text may be of any textual type, so it is given none. */
export function registryData(details: string): { type: string; data: string } {
  const dword = /^DWORD \((0x[0-9a-f]+)\)$/i.exec(details)
  if (dword) return { type: 'Dword', data: String(Number(dword[1])) }
  const qword = /^QWORD \(0x([0-9a-f]+)-0x([0-9a-f]+)\)$/i.exec(details)
  if (qword) return { type: 'Qword', data: String((BigInt(`0x${qword[1]}`) << 32n) | BigInt(`0x${qword[2]}`)) }
  if (details === 'Binary Data') return { type: 'Binary', data: '' }
  return { type: '', data: details }
}
