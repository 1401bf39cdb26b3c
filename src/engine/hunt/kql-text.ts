const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A text as a KQL string literal: whatever evidence holds stays a value and never becomes part of the query. */
export function kqlText(text: string): string {
  const body = text.replace(/["\\\p{Cc}]/gu, (c) => escapes[c] ?? `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`)
  return `"${body}"`
}
