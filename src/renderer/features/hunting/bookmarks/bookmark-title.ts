/** Columns that say most of a row, in the order they are asked for. */
const TELLING = [
  'ActionType',
  'Title',
  'Subject',
  'FileName',
  'ProcessCommandLine',
  'RemoteUrl',
  'RemoteIP',
  'AccountName',
  'AccountUpn',
  'DeviceName',
]

const MOST = 3

const text = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))

/** What a row is called in a list: its telling columns, else the first that hold something. */
export function titleOfRow(values: Readonly<Record<string, unknown>>): string {
  const told = TELLING.map((name) => text(values[name])).filter(Boolean)
  const parts = told.length > 0 ? told : Object.values(values).map(text).filter(Boolean)
  return parts.slice(0, MOST).join(' · ') || 'An empty row'
}

/** What a bookmark is called: the first line of its note, else its row. */
export const titleOfBookmark = ({ note, values }: { readonly note: string; readonly values: Readonly<Record<string, unknown>> }): string =>
  note.split('\n')[0] || titleOfRow(values)
