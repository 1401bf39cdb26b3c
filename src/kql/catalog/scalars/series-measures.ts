import { mean, seriesOf } from '../../runtime/series.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** One number of one series, or of two. */
function measure(
  name: string,
  doc: string,
  example: readonly [string, string],
  body: (...series: number[][]) => number | null,
  arity: 1 | 2,
): ScalarRow {
  const params: ScalarForm['params'] = arity === 1 ? ['dynamic'] : ['json', 'json']
  return {
    name: `series_${name}`,
    doc,
    example,
    forms: [
      {
        params,
        returns: 'real',
        nan: true,
        js: {
          body: (...args: Dynamic[]) => {
            const length = Math.max(...args.map((arg) => seriesOf(arg)?.length ?? 1))
            const series = args.map((arg) => seriesOf(arg) ?? Array<number>(length).fill(Number(arg)))
            return series.some((one) => one.length !== length || one.includes(null)) ? null : body(...(series as number[][]))
          },
        },
      },
    ],
  }
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const magnitude = (a: readonly number[]) => Math.sqrt(dot(a, a))

function pearson(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)]
  const [da, db] = [a.map((x) => x - ma), b.map((x) => x - mb)]
  return dot(da, db) / (magnitude(da) * magnitude(db))
}

/** Numbers that measure a series, or how two of them lie to each other. */
export const seriesMeasures: readonly ScalarRow[] = [
  measure('sum', 'Sum of a series', ['series_sum(dynamic([1, 2]))', '3.0'], (a = []) => a.reduce((sum, x) => sum + x, 0), 1),
  measure(
    'product',
    'Product of a series',
    ['series_product(dynamic([2, 3]))', '6.0'],
    (a = []) => a.reduce((product, x) => product * x, 1),
    1,
  ),
  measure('magnitude', 'Euclidean length of a series', ['series_magnitude(dynamic([3, 4]))', '5.0'], (a = []) => magnitude(a), 1),
  measure(
    'dot_product',
    'Dot product of two series',
    ['series_dot_product(dynamic([1, 2]), dynamic([3, 4]))', '11.0'],
    (a = [], b = []) => dot(a, b),
    2,
  ),
  measure(
    'cosine_similarity',
    'Cosine of the angle between two series',
    ['series_cosine_similarity(dynamic([1, 0]), dynamic([1, 0]))', '1.0'],
    (a = [], b = []) => dot(a, b) / (magnitude(a) * magnitude(b)),
    2,
  ),
  measure(
    'pearson_correlation',
    'Correlation of two series',
    ['round(series_pearson_correlation(dynamic([1, 2, 3]), dynamic([3, 2, 1])), 6)', '-1.0'],
    (a = [], b = []) => pearson(a, b),
    2,
  ),
]
