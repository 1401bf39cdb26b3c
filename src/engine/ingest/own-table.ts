/**
 * A KQL name for a table named after a file: letters, digits and underscores, so that a query can say it unquoted. The store marks it
 * where the case has another table of that name.
 */
export function ownTableName(file: string): string {
  const stem = file.replace(/(?:\.(?:csv|tsv|txt|json|jsonl|ndjson|log|gz|zip))+$/i, '')
  const plain = stem
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  if (plain === '') return 'Table'
  return /^\d/.test(plain) ? `T_${plain}` : plain
}
