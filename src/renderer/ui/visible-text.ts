const isHidden = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xad ||
  code === 0x61c ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  (code >= 0xe0000 && code <= 0xe007f)

const name = (code: number) => `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
const picture = (code: number) => (code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : name(code))

/** The text with every character shown that would be invisible or would turn its neighbours round (controls, bidi marks, zero widths). */
export function visibleText(text: string): string {
  let shown = ''
  let changed = false
  for (const character of text) {
    const code = character.codePointAt(0)!
    const hidden = isHidden(code) && !(code === 0x0d && text.includes('\r\n'))
    changed ||= hidden
    shown += hidden ? picture(code) : character
  }
  return changed ? shown : text
}
