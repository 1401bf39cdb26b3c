import { saysSomething } from './kql-file.ts'
import { type FoundQuery, nothingFound, type ReadQueryFile } from './query-file.ts'

const FENCE = /^(`{3,}|~{3,})\s*(\w*)/
const KQL = new Set(['kql', 'kusto', 'kusto-query', 'csl', 'kustoql'])
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/
const TECHNIQUE = /\bT\d{4}(?:\.\d{3})?\b/g

/** What a heading says without its marks. */
const plain = (text: string) => text.replace(/[*_`]/g, '').trim()

/**
 * A markdown file: each fence of KQL is a query under the heading it stands below; several below one heading are numbered. A fence that
 * names no language counts where the file has none that does. Techniques are those the text names.
 */
export function readMarkdownFile(name: string, text: string): ReadQueryFile {
  const fences: { language: string; heading: string; about: string; query: string }[] = []
  let [heading, about] = ['', '']
  let open: { mark: string; language: string; lines: string[] } | undefined
  for (const line of text.split('\n')) {
    if (open) {
      if (line.startsWith(open.mark)) {
        fences.push({ language: open.language, heading, about, query: open.lines.join('\n').trim() })
        open = undefined
      } else open.lines.push(line)
      continue
    }
    const fence = FENCE.exec(line.trim())
    if (fence) open = { mark: fence[1]!, language: fence[2]!.toLowerCase(), lines: [] }
    else if (HEADING.test(line)) [heading, about] = [plain(HEADING.exec(line)![1]!), '']
    else if (line.trim() && about === '') about = plain(line)
  }
  const told = fences.filter((fence) => KQL.has(fence.language))
  const chosen = (told.length > 0 ? told : fences.filter((fence) => fence.language === '')).filter((fence) => saysSomething(fence.query))
  if (chosen.length === 0) return nothingFound('It holds no fenced KQL')
  const techniques = [...new Set(text.match(TECHNIQUE) ?? [])]
  const title = HEADING.exec(text.split('\n').find((line) => HEADING.test(line)) ?? '')?.[1] ?? name
  const counts = new Map<string, number>()
  const queries = chosen.map((fence): FoundQuery => {
    const generic = fence.heading === '' || /^(query|kql|sentinel|defender|microsoft|code|365)/i.test(fence.heading)
    const base = generic
      ? [plain(title), fence.heading].filter((part, place) => part && (place === 0 || chosen.length > 1)).join(': ')
      : fence.heading
    const n = (counts.get(base) ?? 0) + 1
    counts.set(base, n)
    return { name: n > 1 ? `${base} (${n})` : base, description: fence.about, query: fence.query, tactics: [], techniques }
  })
  return { queries, problems: [] }
}
