import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Who may talk to the web host: a browser of this machine that was given the launch token, on our own page, under our own name. */
export interface Gate {
  /** Whether the request is meant for us by name: a page elsewhere that resolves its own name to 127.0.0.1 fails here. */
  isForUs(headers: IncomingHttpHeaders): boolean
  /** Whether a request that acts (socket, upload) comes from our page, not from another page in the same browser. */
  isFromOurPage(headers: IncomingHttpHeaders): boolean
  isToken(text: string | null): boolean
  hasCookie(headers: IncomingHttpHeaders): boolean
  /** Cookies are shared by all ports of a host, so the name carries ours. */
  readonly cookie: string
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export function createGate(port: number, token: string): Gate {
  const host = `127.0.0.1:${port}`
  const name = `coldtrail-${port}`
  const isToken = (text: string | null) => text !== null && same(text, token)
  return {
    isForUs: (headers) => headers.host === host,
    isFromOurPage: (headers) => headers.origin === `http://${host}`,
    isToken,
    hasCookie(headers) {
      const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
      const mine = cookies.find((cookie) => cookie.startsWith(`${name}=`))
      return mine !== undefined && isToken(mine.slice(name.length + 1))
    },
    cookie: `${name}=${token}; Path=/; HttpOnly; SameSite=Strict`,
  }
}
