import type { StepOperator, StepRow } from './step.ts'

interface Settings {
  /** A word must stand at its place in more than this share of the rows to be kept. */
  readonly threshold: number
  /** Characters that part words; null: everything but letters and digits. */
  readonly characters: string | null
  readonly keepsRows: boolean
}

interface Word {
  readonly text: string
  readonly parts: boolean
}

/** A text as words and what stands between them, in turn. */
function wordsOf(text: string, characters: string | null): Word[] {
  const words: Word[] = []
  for (const character of text) {
    const parts = characters === null ? !/[\p{L}\p{N}]/u.test(character) : characters.includes(character)
    const last = words.at(-1)
    if (last && last.parts === parts) words[words.length - 1] = { text: last.text + character, parts }
    else words.push({ text: character, parts })
  }
  return words
}

/** Words that are kept as they are, all else a `*`; a separator of the query's own vanishes beside one, white space stays. */
function patternOf(words: readonly Word[], isFrequent: (word: Word, place: number) => boolean): string | undefined {
  const kept = words.map((word, i) => (word.parts ? undefined : isFrequent(word, i)))
  if (!kept.includes(true)) return undefined
  const isWild = (at: number) => kept[at] === false
  const text = words.map((word, i) => {
    if (!word.parts) return kept[i] ? word.text : '*'
    return !/\s/.test(word.text) && (isWild(i - 1) || isWild(i + 1)) ? '' : word.text
  })
  return text.join('').replace(/\*+/g, '*')
}

/** After Vaarandi's clustering of event logs: frequent words by place, then the patterns they make; rare patterns are `others`. */
export const reduce: StepOperator = {
  name: 'reduce',
  *run([input], { threshold, characters, keepsRows }: Settings): Iterable<StepRow> {
    const rows = [...input!.rows()].map((row) => ({ row, words: wordsOf(String(row.at(-1) ?? ''), characters) }))
    const least = threshold * rows.length
    const counts = new Map<string, number>()
    const keyOf = (word: Word, place: number) => `${place}\u0000${word.text}`
    for (const { words } of rows)
      for (const [place, word] of words.entries())
        if (!word.parts) counts.set(keyOf(word, place), (counts.get(keyOf(word, place)) ?? 0) + 1)
    const named = rows.map(({ row, words }) => ({
      row,
      pattern: patternOf(words, (word, place) => (counts.get(keyOf(word, place)) ?? 0) > least),
    }))
    const groups = Map.groupBy(named, ({ pattern }) => pattern)
    const others: StepRow[] = []
    const found: { pattern: string; members: StepRow[] }[] = []
    for (const [pattern, members] of groups) {
      if (pattern !== undefined && members.length > least) found.push({ pattern, members: members.map(({ row }) => row) })
      else others.push(...members.map(({ row }) => row))
    }
    const all = [
      ...found.toSorted((a, b) => b.members.length - a.members.length),
      ...(others.length ? [{ pattern: 'others', members: others }] : []),
    ]
    for (const { pattern, members } of all) {
      const told = [pattern, BigInt(members.length), pattern === 'others' ? '' : String(members[0]!.at(-1) ?? '')] as const
      if (keepsRows) for (const row of members) yield [...row.slice(0, -1), ...told]
      else yield told
    }
  },
}
