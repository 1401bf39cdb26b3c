import type { Decoder } from './layer.ts'

/** One way of writing a text so that it is not read: how it is undone, and what is said of it. */
interface Fold {
  readonly how: string
  undo(text: string): string
}

const STRING = String.raw`'(?:[^']|'')*'|"(?:[^"\`]|\`.)*"`
const inside = (quoted: string) => (quoted[0] === "'" ? quoted.slice(1, -1).replaceAll("''", "'") : quoted.slice(1, -1))
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Most rounds of one fold: each undoes what lay within the one before. */
const ROUNDS = 8

const chars = (numbers: readonly string[]): string =>
  numbers
    .map((number) => String.fromCodePoint(Math.min(number.startsWith('0x') ? Number.parseInt(number, 16) : Number(number), 0xffff)))
    .join('')

function format(template: string, values: readonly string[]): string {
  return template.replaceAll(/\{(\d+)\}/g, (whole, place: string) => values[Number(place)] ?? whole)
}

const stringsOf = (list: string): string[] => (list.match(new RegExp(STRING, 'g')) ?? []).map(inside)

const folds: readonly Fold[] = [
  {
    how: 'carets of cmd.exe taken out',
    undo: (text) => (/\^[a-z0-9/"]/i.test(text) && /\bcmd(\.exe)?\b|%\w+%/i.test(text) ? text.replaceAll(/\^(?=[^^])/g, '') : text),
  },
  // `n, `t and the like stand for signs; before any other letter the backtick means nothing
  { how: 'backticks within words taken out', undo: (text) => text.replaceAll(/`(?=[b-hj-mo-qsu-z.-])(?<=[\w.`-]`)/gi, '') },
  {
    how: 'numbers read as characters',
    undo: (text) => text.replaceAll(/\[char\]\s*\(?\s*(0x[0-9a-f]+|\d{1,5})\s*\)?/gi, (_, number: string) => quoted(chars([number]))),
  },
  {
    how: 'lists of numbers read as characters',
    undo: (text) =>
      text.replaceAll(
        /\(?\s*\[char\[\]\]\s*\(?\s*((?:(?:0x[0-9a-f]+|\d{1,5})\s*,\s*){2,}(?:0x[0-9a-f]+|\d{1,5}))\s*\)?\s*\)?(?:\s*-join\s*(?:''|""))?/gi,
        (_, list: string) => quoted(chars(list.split(',').map((number) => number.trim()))),
      ),
  },
  {
    how: 'strings put together',
    undo: (text) =>
      text.replaceAll(new RegExp(`(?:${STRING})(?:\\s*\\+\\s*(?:${STRING}))+`, 'g'), (sum) => quoted(stringsOf(sum).join(''))),
  },
  {
    how: 'the format operator worked out',
    undo: (text) =>
      text.replaceAll(
        new RegExp(`\\(?\\s*(${STRING})\\s*\\)?\\s*-f\\s*((?:${STRING})(?:\\s*,\\s*(?:${STRING}))*)`, 'gi'),
        (_, template: string, list: string) => quoted(format(inside(template), stringsOf(list))),
      ),
  },
  {
    how: 'strings joined',
    undo: (text) =>
      text.replaceAll(
        new RegExp(`\\(?\\s*((?:${STRING})(?:\\s*,\\s*(?:${STRING}))+)\\s*\\)?\\s*-join\\s*(${STRING})`, 'gi'),
        (_, list: string, mark: string) => quoted(stringsOf(list).join(inside(mark))),
      ),
  },
  {
    how: 'replacements within strings worked out',
    undo: (text) =>
      text.replaceAll(
        new RegExp(
          `(${STRING})\\s*(?:\\.replace\\(\\s*(${STRING})\\s*,\\s*(${STRING})\\s*\\)|-c?replace\\s*\\(?\\s*(${STRING})\\s*,\\s*(${STRING})\\s*\\)?)`,
          'gi',
        ),
        (_, of: string, a?: string, b?: string, c?: string, d?: string) =>
          quoted(inside(of).replaceAll(inside((a ?? c)!), inside((b ?? d)!))),
      ),
  },
  {
    how: 'a text written backwards turned round',
    undo: (text) =>
      text.replaceAll(
        new RegExp(`(?:-join\\s*)?\\(?\\s*(${STRING})\\s*\\)?\\s*\\[\\s*-1\\s*\\.\\.\\s*-\\s*\\(?[^\\]]{1,60}\\]`, 'gi'),
        (_, of: string) => quoted([...inside(of)].reverse().join('')),
      ),
  },
]

/** What a script says once the ways in which it hides its words are undone, one after another, until nothing changes. */
export const unfolded: Decoder = (text) => {
  let now = text
  const done: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = now
    for (const { how, undo } of folds) {
      const next = undo(now)
      if (next !== now && !done.includes(how)) done.push(how)
      now = next
    }
    if (now === before) break
  }
  return now === text ? [] : [{ text: now, how: done.join('; ') }]
}
