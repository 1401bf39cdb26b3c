import type { KqlType } from '../../types.ts'

/** One piece of a `parse` pattern. */
export type Piece =
  | { readonly kind: 'any' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'column'; readonly name: string; readonly type: KqlType; readonly group: string }

const numbers: Partial<Record<KqlType, string>> = {
  int: '[-+]?\\d+',
  long: '[-+]?\\d+',
  real: '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?',
  decimal: '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?',
  bool: 'true|false|True|False|[01]',
  guid: '[0-9a-fA-F-]{32,36}',
}

/** What a column takes: as little as what follows allows; a number that nothing fixed follows takes its own characters. */
function captured(type: KqlType, next: Piece | undefined, kind: string): string {
  const number = numbers[type]
  if (number && kind !== 'relaxed' && (next?.kind !== 'text' || kind.endsWith('regex'))) return number
  // Text columns of a regex pattern take as much as they can, unless the flag U turns that round.
  if (kind === 'regex') return '[\\s\\S]*'
  return next ? '[\\s\\S]*?' : '[\\s\\S]*'
}

/**
 * The regular expression a `parse` pattern means: text as it stands (a regex itself with `regex`, or `lazy-regex` where the flag U is set), `*` as little as possible,
 * a column as little as what follows allows; numbers take digits only, and the last text column takes the rest.
 */
export function patternOf(pieces: readonly Piece[], kind: string): string {
  const parts = pieces.map((piece, i) => {
    const next = pieces[i + 1]
    switch (piece.kind) {
      case 'any':
        return next ? '[\\s\\S]*?' : '[\\s\\S]*'
      case 'text':
        return kind.endsWith('regex') ? `(?:${piece.text})` : piece.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      default:
        return `(?P<${piece.group}>${captured(piece.type, next, kind)})`
    }
  })
  return `^${parts.join('')}`
}
