import { type Series, seriesOf } from '../../runtime/series.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'

/** Item by item over one series. */
function each(name: string, doc: string, gives: string, body: (x: number) => number): ScalarRow {
  return {
    name: `series_${name}`,
    doc: `${doc} of each item`,
    example: [`series_${name}(dynamic([1.5, null]))`, gives],
    forms: [
      {
        params: ['dynamic'],
        returns: 'dynamic',
        js: { body: (items: Dynamic) => seriesOf(items)?.map((x) => (x === null ? null : body(x))) ?? null },
      },
    ],
  }
}

/** Item by item over two series; a single number stands for a series of it. */
function pairwise(name: string, doc: string, gives: string, body: (x: number, y: number) => unknown): ScalarRow {
  const items = (value: Dynamic) => seriesOf(value) ?? (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null)
  const pair = (a: Dynamic, b: Dynamic) => {
    const [x, y] = [items(a), items(b)]
    if (x === null || y === null) return null
    const length = Math.max(typeof x === 'number' ? 0 : x.length, typeof y === 'number' ? 0 : y.length)
    const at = (series: Series | number, i: number) => (typeof series === 'number' ? series : (series[i] ?? null))
    return Array.from({ length }, (_one, i) => {
      const [p, q] = [at(x, i), at(y, i)]
      return p === null || q === null ? null : body(p, q)
    })
  }
  return {
    name: `series_${name}`,
    doc: `${doc} of two series, item by item`,
    example: [`series_${name}(dynamic([1, 4]), dynamic([2, 4]))`, gives],
    forms: [{ params: ['json', 'json'], returns: 'dynamic', js: { body: pair } }],
  }
}

/** Arithmetic and comparison item by item, over one series or two. */
export const seriesItems: readonly ScalarRow[] = [
  each('abs', 'Absolute value', '[1.5,null]', Math.abs),
  each('sign', 'Sign', '[1,null]', Math.sign),
  each('floor', 'Greatest integer not above', '[1,null]', Math.floor),
  each('ceiling', 'Least integer not below', '[2,null]', Math.ceil),
  each('exp', 'Exponential', '[4.4816890703380645,null]', Math.exp),
  each('log', 'Natural logarithm', '[0.4054651081081644,null]', Math.log),
  each('sin', 'Sine', '[0.9974949866040544,null]', Math.sin),
  each('cos', 'Cosine', '[0.0707372016677029,null]', Math.cos),
  each('tan', 'Tangent', '[14.101419947171719,null]', Math.tan),
  each('asin', 'Arc sine', '["NaN",null]', Math.asin),
  each('acos', 'Arc cosine', '["NaN",null]', Math.acos),
  each('atan', 'Arc tangent', '[0.982793723247329,null]', Math.atan),
  pairwise('add', 'Sum', '[3,8]', (x, y) => x + y),
  pairwise('subtract', 'Difference', '[-1,0]', (x, y) => x - y),
  pairwise('multiply', 'Product', '[2,16]', (x, y) => x * y),
  pairwise('divide', 'Quotient', '[0.5,1]', (x, y) => x / y),
  pairwise('pow', 'Power', '[1,256]', (x, y) => x ** y),
  pairwise('equals', 'Equality', '[false,true]', (x, y) => x === y),
  pairwise('not_equals', 'Inequality', '[true,false]', (x, y) => x !== y),
  pairwise('less', 'Less than', '[true,false]', (x, y) => x < y),
  pairwise('less_equals', 'Less or equal', '[true,true]', (x, y) => x <= y),
  pairwise('greater', 'Greater than', '[false,false]', (x, y) => x > y),
  pairwise('greater_equals', 'Greater or equal', '[false,true]', (x, y) => x >= y),
]
