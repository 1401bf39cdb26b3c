import { CASE_LINK, hashOfLink } from '#model/case-link.ts'

/** Where a page is: a path and a query, written after `#` so that it can be copied, shared and opened again. */
export interface Address {
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

export const address = (path: readonly (string | number)[], query: Readonly<Record<string, string>> = {}): Address => ({
  path: path.map(String),
  query,
})

/** `#/incidents/12/attack-story?alert=7` */
export function formatAddress(of: Address): string {
  const path = of.path.map(encodeURIComponent).join('/')
  const query = Object.entries(of.query)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&')
  return `#/${path}${query ? `?${query}` : ''}`
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `coldtrail://case/incidents/12/attack-story?alert=7`: for people to pass on, opened through the search, the command line or the system. */
export const caseLink = (to: Address): string => `${CASE_LINK}${formatAddress(to).slice(2)}`

export const isLink = (text: string): boolean => text.startsWith(CASE_LINK) || text.includes('#/')

/** Reads a link into the case, or what follows `#` in any other; whatever else that says (host, token) is no part of the address. */
export function parseAddress(link: string): Address {
  const full = hashOfLink(link) ?? link
  const hash = full.slice(full.indexOf('#') + 1).replace(/^\/+/, '')
  const [path = '', query = ''] = hash.split('?', 2)
  return {
    path: path.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(
      query
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=', 2))
        .map(([key = '', value = '']) => [decoded(key), decoded(value)]),
    ),
  }
}

export const sameAddress = (a: Address, b: Address): boolean => formatAddress(a) === formatAddress(b)
