import { createHash } from 'node:crypto'

/** Names a table of the evidence's own must not have: SQLite ignores case, so these would meet the case's own tables. */
const RESERVED =
  /^(?:case_info|source\w*|raw_record|hunting_table|alert\w*|entity\w*|edge\w*|incident\w*|provider_incident\w*|activity|filter_set|sqlite_.*)$/i

/**
 * A KQL name for a table named after a file: letters, digits and underscores. The same file name with other columns is another table,
 * so the columns mark the name.
 */
export function ownTableName(file: string, columns: readonly string[]): string {
  const stem = file.replace(/(?:\.(?:csv|tsv|txt|json|jsonl|ndjson|log|gz|zip))+$/i, '')
  const plain = stem
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  const mark = createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 4)
  const named = plain === '' ? 'Table' : /^\d/.test(plain) ? `T_${plain}` : plain
  return `${RESERVED.test(named) ? `${named}_rows` : named}_${mark}`
}
