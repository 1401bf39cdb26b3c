import type { Dynamic } from '../values/json.ts'

/** Percent-decoding that leaves what is no valid sequence as it stands. */
export function urlDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

const lowerHex = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())

/** Percent-encodes everything but letters, digits and `-_.!*()`, in lower-case hexadecimal. */
export const urlEncodeComponent = (text: string): string =>
  lowerHex(encodeURIComponent(text.toWellFormed()).replace(/['~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`))

/** The same with `+` for a space. */
export const urlEncode = (text: string): string => urlEncodeComponent(text).replaceAll('%20', '+')

/** Query parameters as a bag; of a repeated key the first value stands. */
export function parseQuery(query: string): { [key: string]: Dynamic } {
  const bag: Record<string, Dynamic> = {}
  for (const part of query.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const key = at < 0 ? part : part.slice(0, at)
    bag[key] ??= at < 0 ? '' : part.slice(at + 1)
  }
  return bag
}

const URL_PARTS =
  /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is

/** `parse_url`: the parts of an absolute URL as a bag, as they are written. */
export function parseUrl(text: string): Dynamic {
  const [, scheme = '', user = '', password = '', host = '', port = '', path = '', query = '', fragment = ''] = URL_PARTS.exec(text) ?? []
  return {
    Scheme: scheme,
    Host: host,
    Port: port,
    Path: path,
    Username: user,
    Password: password,
    'Query Parameters': parseQuery(query),
    Fragment: fragment,
  }
}
