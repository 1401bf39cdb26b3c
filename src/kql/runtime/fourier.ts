/** A series of complex numbers, as its two parts. */
export interface Complex {
  readonly re: readonly number[]
  readonly im: readonly number[]
}

/** The discrete Fourier transform, or its inverse: by halves while the length is even, straight where it is odd. */
export function fourier({ re, im }: Complex, inverse: boolean): Complex {
  const { re: a, im: b } = transform(re, im, inverse ? 1 : -1)
  const scale = inverse ? 1 / re.length : 1
  return { re: a.map((x) => x * scale), im: b.map((x) => x * scale) }
}

function transform(re: readonly number[], im: readonly number[], sign: 1 | -1): { re: number[]; im: number[] } {
  const n = re.length
  if (n <= 1) return { re: [...re], im: [...im] }
  if (n % 2 === 1) return straight(re, im, sign)
  const half = (items: readonly number[], odd: number) => items.filter((_item, i) => i % 2 === odd)
  const even = transform(half(re, 0), half(im, 0), sign)
  const odd = transform(half(re, 1), half(im, 1), sign)
  const result = { re: Array<number>(n), im: Array<number>(n) }
  for (let k = 0; k < n / 2; k++) {
    const [cosine, sine] = [Math.cos((2 * Math.PI * k) / n), sign * Math.sin((2 * Math.PI * k) / n)]
    const [x, y] = [odd.re[k]! * cosine - odd.im[k]! * sine, odd.re[k]! * sine + odd.im[k]! * cosine]
    result.re[k] = even.re[k]! + x
    result.im[k] = even.im[k]! + y
    result.re[k + n / 2] = even.re[k]! - x
    result.im[k + n / 2] = even.im[k]! - y
  }
  return result
}

function straight(re: readonly number[], im: readonly number[], sign: 1 | -1): { re: number[]; im: number[] } {
  const n = re.length
  const at = (k: number) =>
    re.reduce(
      ([x, y], value, i) => {
        const angle = (sign * 2 * Math.PI * ((i * k) % n)) / n
        const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
        return [x + value * cosine - im[i]! * sine, y + value * sine + im[i]! * cosine] as const
      },
      [0, 0] as readonly [number, number],
    )
  const all = re.map((_value, k) => at(k))
  return { re: all.map(([x]) => x), im: all.map(([, y]) => y) }
}
