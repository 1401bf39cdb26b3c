/** Letters beyond which JSON is not read: what is longer is looked at in its record. */
const MOST = 20_000

function words(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    const separator = value.some((item) => typeof item === 'object') ? '; ' : ', '
    return value.map(words).filter(Boolean).join(separator)
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, item]) => [name, words(item)] as const)
      .filter(([, said]) => said !== '')
      .map(([name, said]) => `${name} ${said}`)
      .join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** `["Finance","Ship"]` → `Finance, Ship`; `{"SPF":"pass"}` → `SPF pass`; `[]` → nothing; what is no JSON list or object stays as it is. */
export function jsonWords(text: string): string {
  if (!/^\s*[[{]/.test(text) || text.length > MOST) return text
  try {
    return words(JSON.parse(text))
  } catch {
    return text
  }
}
