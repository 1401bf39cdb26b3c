import { folded } from '../identity/normalise.ts'
import { textAt } from '../identity/properties.ts'
import { defineKind, type Properties, strong } from './kind.ts'

const HIVES: Record<string, string> = {
  hklm: 'hkey_local_machine',
  hkcu: 'hkey_current_user',
  hkcr: 'hkey_classes_root',
  hku: 'hkey_users',
  hkcc: 'hkey_current_config',
  machine: 'hkey_local_machine',
  user: 'hkey_users',
}

/** Hive and key as one path with the hive's long name, folded; '' without a key. */
export function registryPath(hive: string, key: string): string {
  const whole = folded(`${hive ? `${hive}\\` : ''}${key}`.replace(/\//g, '\\').replace(/\\{2,}/g, '\\'))
    .replace(/^\\(?:registry\\)?/, '')
    .replace(/\\$/, '')
  const [first = '', ...rest] = whole.replace(/_/g, '').startsWith('hkey')
    ? whole.replace(/^hkey_?/, 'hkey_').split('\\')
    : whole.split('\\')
  const parts = [HIVES[first] ?? first, ...rest]
  if (parts[1] !== undefined && (HIVES[parts[1]] ?? parts[1]) === parts[0]) parts.splice(1, 1)
  return key ? parts.join('\\') : ''
}

const keyOf = (p: Properties) => registryPath(textAt(p, 'registryHive'), textAt(p, 'registryKey'))

export const registryKey = defineKind({
  id: 'registryKey',
  title: 'Registry key',
  plural: 'Registry keys',
  icon: 'Key',
  colour: 'brass',
  shape: 'diamond',
  scoped: true,
  identify: (p, scope) => strong('registryKey', keyOf(p) && `${scope.device ?? ''}|${keyOf(p)}`),
  label: (p) => keyOf(p).split('\\').slice(-2).join('\\'),
  facts: [
    ['Hive', 'registryHive'],
    ['Key', 'registryKey'],
  ],
})

export const registryValue = defineKind({
  id: 'registryValue',
  title: 'Registry value',
  plural: 'Registry values',
  icon: 'Key',
  colour: 'brass',
  shape: 'diamond',
  scoped: true,
  identify: (p, scope) => {
    const name = folded(textAt(p, 'registryValueName'))
    return strong('registryValue', keyOf(p) || name ? `${scope.device ?? ''}|${keyOf(p)}|${name}` : '')
  },
  label: (p) => textAt(p, 'registryValueName') || keyOf(p).split('\\').slice(-2).join('\\') || textAt(p, 'registryValue').slice(0, 60),
  facts: [
    ['Hive', 'registryHive'],
    ['Key', 'registryKey'],
    ['Value name', 'registryValueName'],
    ['Value', 'registryValue'],
    ['Type', 'registryValueType'],
  ],
})
