import { strToU8, Zip, ZipDeflate } from 'fflate'
import { FORMULA, type Picked } from './export.ts'
import { isNumeric, type ResultColumn, textOf } from './frame.ts'

/** Most characters a cell of a workbook holds. */
const CELL_MOST = 32_767
/** Rows written before the page has its turn. */
const AT_ONCE = 2000

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const parts: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${SHEET}" xmlns:r="${REL}"><sheets><sheet name="Results" sheetId="1" r:id="rId1"/><sheet name="Query" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
  ],
  // style 1 keeps a text a text when its cell is edited, style 2 is that of headings
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
]

// what XML cannot hold is written as Excel writes it; so is text that looks like that already
const needsEscape = /[&<>\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x/u
const escaped = (text: string) =>
  !needsEscape.test(text)
    ? text
    : text
        .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
        .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (sign) =>
          sign === '\t' || sign === '\n' ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
        )
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')

interface Told {
  cut: number
}

function textCell(text: string, told: Told, style = FORMULA.test(text) ? 1 : 0): string {
  if (text === '') return '<c/>'
  if (text.length > CELL_MOST) told.cut += 1
  const kept = text.length > CELL_MOST ? text.slice(0, CELL_MOST) : text
  return `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(kept)}</t></is></c>`
}

function cellOf(value: unknown, column: ResultColumn, told: Told): string {
  if (typeof value === 'number' && isNumeric(column.type) && Number.isFinite(value)) return `<c><v>${value}</v></c>`
  if (typeof value === 'boolean' && column.type === 'bool') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  return textCell(textOf(value), told)
}

const turn = () => new Promise<void>((done) => setTimeout(done))

/**
 * Rows as an Excel workbook, with the query on a sheet of its own. Every text is a text cell, never a formula, whatever it begins with;
 * times stay texts with all their digits. Written in pieces, so that the page goes on.
 * @returns the workbook, and how many cells held more than a workbook's cell can
 */
export async function asXlsx({ result, rows, columns }: Picked, query: string): Promise<{ blob: Blob; cut: number }> {
  const pieces: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, piece) => {
    failure ??= error
    if (piece) pieces.push(piece)
  })
  const told: Told = { cut: 0 }
  const open = (name: string) => {
    const file = new ZipDeflate(name, { level: 4 })
    zip.add(file)
    return (text: string, last = false) => file.push(strToU8(text), last)
  }
  for (const [name, xml] of parts) open(name)(HEAD + xml, true)

  const write = open('xl/worksheets/sheet1.xml')
  write(
    `${HEAD}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>${columns.map((place) => textCell(result.columns[place]!.name, told, 2)).join('')}</row>`,
  )
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    let text = ''
    for (let i = at; i < Math.min(at + AT_ONCE, rows.length); i++) {
      const row = rows[i]!
      let cells = ''
      for (const place of columns) cells += cellOf(result.values[place]?.[row], result.columns[place]!, told)
      text += `<row>${cells}</row>`
    }
    write(text)
    await turn()
  }
  write('</sheetData></worksheet>', true)

  const facts = [...query.split('\n'), '', `now() was ${result.now}`, `${rows.length} of ${result.rowCount} rows`]
  const lines = facts.map((line) => `<row>${textCell(line, told)}</row>`).join('')
  open('xl/worksheets/sheet2.xml')(`${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${lines}</sheetData></worksheet>`, true)
  zip.end()
  if (failure) throw failure
  return { blob: new Blob(pieces as BlobPart[], { type: `${TYPE}.sheet` }), cut: told.cut }
}
