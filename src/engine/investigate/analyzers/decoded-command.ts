const ENCODED = /(?:^|\s)[-/–](?:e|ec|en|enc|enco|encod|encode|encoded|encodedc\w*)\s+["']?([A-Za-z0-9+/]{16,}={0,2})/i
const FROM_BASE64 = /frombase64string\s*\(\s*["']([A-Za-z0-9+/]{24,}={0,2})["']/i

const isText = (text: string) => {
  const printable = [...text].filter((letter) => letter >= ' ' || '\t\r\n'.includes(letter)).length
  return text.length > 0 && printable / text.length > 0.9
}

/** Base64 of UTF-16 (as PowerShell takes it) or of UTF-8; null where it is neither. */
function textOf(base64: string): string | null {
  const bytes = Buffer.from(base64, 'base64')
  const zeros = bytes.filter((byte, place) => place % 2 === 1 && byte === 0).length
  const text = zeros * 3 > bytes.length ? bytes.toString('utf16le') : bytes.toString('utf8')
  return isText(text) && !text.includes('\u0000') ? text : null
}

/** What a command line hides in base64, or null where it hides nothing that reads as text. */
export function decodedCommand(command: string): string | null {
  const found = ENCODED.exec(command)?.[1] ?? FROM_BASE64.exec(command)?.[1]
  return found === undefined ? null : textOf(found)
}
