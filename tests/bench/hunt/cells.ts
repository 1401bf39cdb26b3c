/** Cells of both engines as one text each, so that their answers can be compared. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** A cell as KQL prints it. */
export function ourCell(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(ourCell).sort())
  const text = String(value ?? '')
  if (text.startsWith('[') && text.endsWith(']')) return JSON.stringify((JSON.parse(text) as unknown[]).map(String).sort())
  return TIME.test(text) ? text.replace(/(?:\.(\d{1,6}))?\d?Z$/, (_all, digits = '') => `.${digits.padEnd(6, '0')}Z`) : text
}

/** A cell as DuckDB's driver gives it. */
export function peerCell(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(peerCell).sort())
  if (value !== null && typeof value === 'object' && 'items' in value) return peerCell((value as { items: unknown }).items)
  if (value !== null && typeof value === 'object' && 'micros' in value) {
    const micros = BigInt((value as { micros: bigint }).micros)
    const iso = new Date(Number(micros / 1000n)).toISOString()
    return `${iso.slice(0, 19)}.${String(micros % 1_000_000n).padStart(6, '0')}Z`
  }
  return String(value ?? '')
}
