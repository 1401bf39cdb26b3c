const [BASE, T_MIN, T_MAX, SKEW, DAMP, INITIAL_BIAS, INITIAL_N] = [36, 1, 26, 38, 700, 72, 128]

function adapt(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / DAMP) : delta >> 1
  left += Math.floor(left / points)
  let k = 0
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) left = Math.floor(left / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW))
}

const threshold = (k: number, bias: number) => (k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias)
const digitOf = (value: number) => String.fromCharCode(value + (value < 26 ? 97 : 22))

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 22
  if (code >= 65 && code <= 90) return code - 65
  return code >= 97 && code <= 122 ? code - 97 : BASE
}

/** Punycode (RFC 3492) of a text. */
export function toPunycode(text: string): string {
  const points = [...text].map((c) => c.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < INITIAL_N)
  let out = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '')
  let [n, delta, bias, handled] = [INITIAL_N, 0, INITIAL_BIAS, basic.length]
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta++
      if (point !== n) continue
      let q = delta
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias)
        if (q < t) break
        out += digitOf(t + ((q - t) % (BASE - t)))
        q = Math.floor((q - t) / (BASE - t))
      }
      out += digitOf(q)
      bias = adapt(delta, handled + 1, handled === basic.length)
      delta = 0
      handled++
    }
    delta++
    n++
  }
  return out
}

/** The text a punycode stands for; null where it is none. */
export function fromPunycode(code: string): string | null {
  const dash = code.lastIndexOf('-')
  const out = dash > 0 ? [...code.slice(0, dash)].map((c) => c.codePointAt(0) ?? 0) : []
  let [n, i, bias] = [INITIAL_N, 0, INITIAL_BIAS]
  for (let at = dash > 0 ? dash + 1 : 0; at < code.length; ) {
    const before = i
    for (let [w, k] = [1, BASE]; ; k += BASE) {
      const digit = digitValue(code.charCodeAt(at++))
      if (digit >= BASE) return null
      i += digit * w
      const t = threshold(k, bias)
      if (digit < t) break
      w *= BASE - t
    }
    bias = adapt(i - before, out.length + 1, before === 0)
    n += Math.floor(i / (out.length + 1))
    i %= out.length + 1
    if (n > 0x10ffff) return null
    out.splice(i++, 0, n)
  }
  return String.fromCodePoint(...out)
}

/** Each label of a domain that is written `xn--…` read; null where one cannot be. */
export function domainFromPunycode(domain: string): string | null {
  const labels = domain.split('.').map((label) => (/^xn--/i.test(label) ? fromPunycode(label.slice(4)) : label))
  return labels.includes(null) ? null : labels.join('.')
}
