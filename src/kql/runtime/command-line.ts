/** Splits a Windows command line as CommandLineToArgvW does: quotes group, backslashes escape only before a quote. */
export function parseCommandLine(text: string): string[] {
  const args: string[] = []
  let at = 0
  while (at < text.length) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++
    if (at >= text.length) break
    let arg = ''
    let quoted = false
    for (; at < text.length; at++) {
      const c = text[at]
      if (c === '\\') {
        let slashes = 0
        while (text[at + slashes] === '\\') slashes++
        const beforeQuote = text[at + slashes] === '"'
        arg += '\\'.repeat(beforeQuote ? Math.floor(slashes / 2) : slashes)
        at += slashes - 1
        if (beforeQuote && slashes % 2 === 1) {
          arg += '"'
          at++
        }
      } else if (c === '"') {
        if (quoted && text[at + 1] === '"') {
          arg += '"'
          at++
        } else quoted = !quoted
      } else if (!quoted && /\s/.test(c ?? '')) break
      else arg += c
    }
    args.push(arg)
  }
  return args
}
