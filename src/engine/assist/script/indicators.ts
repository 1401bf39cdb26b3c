export interface Indicator {
  readonly kind: 'url' | 'ip' | 'hash' | 'path' | 'registry'
  readonly value: string
}

const patterns: readonly (readonly [Indicator['kind'], RegExp])[] = [
  ['url', /\b(?:https?|ftp):\/\/[^\s'"`<>|^)\]}]{3,500}/gi],
  ['ip', /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g],
  ['hash', /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-f])/gi],
  ['registry', /\b(?:HKLM|HKCU|HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER):?\\[^\s'"|;]{3,300}/gi],
  ['path', /(?:[A-Za-z]:\\|%\w+%\\|\$env:\w+\\|\\\\[\w.-]+\\)[^\s'"|<>;,]{2,300}/g],
]

/** Addresses, hashes, paths and keys a text names, each once, in the order they stand. */
export function indicatorsOf(text: string): Indicator[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ at: match.index, kind, value: match[0].replace(/[.,;:]+$/, '') })),
  )
  const known = new Set<string>()
  return found
    .sort((a, b) => a.at - b.at)
    .filter(({ kind, value }) => {
      const key = `${kind} ${value.toLowerCase()}`
      return !known.has(key) && known.add(key)
    })
    .map(({ kind, value }) => ({ kind, value }))
}
