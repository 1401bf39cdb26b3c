const NAMES: { readonly [type: string]: string } = {
  '0': 'System',
  '2': 'Interactive',
  '3': 'Network',
  '4': 'Batch',
  '5': 'Service',
  '7': 'Unlock',
  '8': 'NetworkCleartext',
  '9': 'NewCredentials',
  '10': 'RemoteInteractive',
  '11': 'CachedInteractive',
  '12': 'CachedRemoteInteractive',
  '13': 'CachedUnlock',
}

/** A logon type by its number, in Windows' own words; one nobody knows stays the number. */
export const logonTypeOf = (written: string): string => NAMES[written] ?? written
