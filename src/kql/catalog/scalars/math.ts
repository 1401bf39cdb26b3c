import { betaCdf, betaInverse, betaPdf, erf, erfc, gamma, logGamma } from '../../runtime/special-functions.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** A function of one real; `nan` where it can answer NaN. */
function real(
  name: string,
  doc: string,
  example: readonly [string, string],
  body: (x: number) => number | null,
  aliases?: readonly string[],
): ScalarRow {
  return { name, ...(aliases ? { aliases } : {}), doc, example, forms: [{ params: ['real'], returns: 'real', js: { body }, nan: true }] }
}

const whole = (body: (a: bigint, b: bigint) => bigint): ScalarForm[] => [{ params: ['long', 'long'], returns: 'long', js: { body } }]

/** Half away from zero at a decimal place (negative: tens, hundreds …), on the shortest decimal the value prints as. */
function round(value: number, places = 0): number {
  if (!Number.isFinite(value)) return value
  const [digits, exponent = '0'] = Math.abs(value).toExponential().split('e')
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + places}`))
  return Math.sign(value) * Number(`${scaled}e${-places}`)
}

const beta = (body: (x: number, a: number, b: number) => number): ScalarForm[] => [
  {
    params: ['real', 'real', 'real'],
    returns: 'real',
    nan: true,
    js: { body: (x: number, a: number, b: number) => (a <= 0 || b <= 0 ? Number.NaN : x < 0 || x > 1 ? null : body(x, a, b)) },
  },
]

/** Hexadecimal digits in two's complement of the given width; padded to at least `digits`. */
const hex =
  (bits: number) =>
  (value: bigint, digits = 0) =>
    BigInt.asUintN(bits, BigInt(value)).toString(16).padStart(digits, '0')

/** Arithmetic and analysis on numbers. */
export const math: readonly ScalarRow[] = [
  {
    name: 'abs',
    doc: 'The value without its sign',
    example: ['abs(-5)', '5'],
    forms: [
      { params: ['long'], returns: 'first', sql: ([x]) => `abs(${x})` },
      { params: ['int'], returns: 'first', sql: ([x]) => `abs(${x})` },
      { params: ['real'], returns: 'first', js: { body: Math.abs }, nan: true },
      { params: ['timespan'], returns: 'timespan', sql: ([x]) => `abs(${x})` },
    ],
  },
  {
    name: 'round',
    doc: 'Rounds half away from zero to decimal places',
    example: ['round(2.5)', '3.0'],
    forms: [{ params: ['real', 'int'], optional: 1, returns: 'real', js: { body: round }, nan: true }],
  },
  {
    name: 'ceiling',
    doc: 'The smallest integer not below the value',
    example: ['ceiling(1.1)', '2.0'],
    forms: [
      { params: ['long'], returns: 'first', sql: ([x]) => `${x}` },
      { params: ['real'], returns: 'first', js: { body: Math.ceil }, nan: true },
    ],
  },
  {
    name: 'sign',
    doc: '-1, 0 or 1',
    example: ['sign(-5)', '-1'],
    forms: [
      { params: ['long'], returns: 'long', sql: ([x]) => `sign(${x})` },
      { params: ['real'], returns: 'real', js: { body: Math.sign }, nan: true },
    ],
  },
  real('sqrt', 'Square root', ['sqrt(16)', '4.0'], Math.sqrt),
  real('exp', 'e to the power', ['exp(0)', '1.0'], Math.exp),
  real('exp2', '2 to the power', ['exp2(3)', '8.0'], (x) => 2 ** x),
  real('exp10', '10 to the power', ['exp10(2)', '100.0'], (x) => 10 ** x),
  real('log', 'Natural logarithm; null below zero', ['log(1)', '0.0'], (x) => (x < 0 ? null : Math.log(x))),
  real('log2', 'Logarithm to base 2; null below zero', ['log2(8)', '3.0'], (x) => (x < 0 ? null : Math.log2(x))),
  real('log10', 'Logarithm to base 10; null below zero', ['log10(1000)', '3.0'], (x) => (x < 0 ? null : Math.log10(x))),
  real('sin', 'Sine of radians', ['sin(0)', '0.0'], Math.sin),
  real('cos', 'Cosine of radians', ['cos(0)', '1.0'], Math.cos),
  real('tan', 'Tangent of radians', ['tan(0)', '0.0'], Math.tan),
  real('cot', 'Cotangent of radians', ['round(cot(1), 4)', '0.6421'], (x) => 1 / Math.tan(x)),
  real('asin', 'Arc sine', ['asin(0)', '0.0'], Math.asin),
  real('acos', 'Arc cosine', ['acos(1)', '0.0'], Math.acos),
  real('atan', 'Arc tangent', ['atan(0)', '0.0'], Math.atan),
  real('degrees', 'Radians as degrees', ['degrees(pi())', '180.0'], (x) => (x * 180) / Math.PI),
  real('radians', 'Degrees as radians', ['radians(0)', '0.0'], (x) => (x * Math.PI) / 180),
  real('gamma', 'Gamma function', ['gamma(5)', '24.0'], gamma),
  real('loggamma', 'Logarithm of the gamma function', ['loggamma(1)', '0.0'], (x) => (x === 1 || x === 2 ? 0 : logGamma(x))),
  real('erf', 'Error function', ['erf(0)', '0.0'], erf),
  real('erfc', 'Complementary error function', ['erfc(0)', '1.0'], erfc),
  {
    name: 'atan2',
    doc: 'Angle between the x axis and the point (second, first argument)',
    example: ['atan2(0, 1)', '0.0'],
    forms: [{ params: ['real', 'real'], returns: 'real', js: { body: Math.atan2 }, nan: true }],
  },
  {
    name: 'pow',
    doc: 'The first argument to the power of the second',
    example: ['pow(2, 10)', '1024.0'],
    forms: [{ params: ['real', 'real'], returns: 'real', js: { body: (x: number, y: number) => x ** y }, nan: true }],
  },
  {
    name: 'pi',
    doc: 'The constant π',
    example: ['pi()', '3.141592653589793'],
    forms: [{ params: [], returns: 'real', sql: () => '3.141592653589793', total: true }],
  },
  {
    name: 'isnan',
    doc: 'True for the real that is no number',
    example: ['isnan(0.0 / 0.0)', 'True'],
    forms: [{ params: ['real'], returns: 'bool', js: { body: Number.isNaN } }],
  },
  {
    name: 'isinf',
    doc: 'True for positive and negative infinity',
    example: ['isinf(1.0 / 0.0)', 'True'],
    forms: [{ params: ['real'], returns: 'bool', js: { body: (x: number) => Math.abs(x) === Infinity } }],
  },
  {
    name: 'isfinite',
    doc: 'True for a real that is neither infinite nor NaN',
    example: ['isfinite(1.0)', 'True'],
    forms: [{ params: ['real'], returns: 'bool', js: { body: Number.isFinite } }],
  },
  {
    name: 'max_of',
    doc: 'The greatest of several values, nulls left out',
    example: ['max_of(1, 3, 2)', '3'],
    forms: [{ params: ['common', 'common'], rest: 'common', returns: 'common', sql: (args) => extreme('max', args) }],
  },
  {
    name: 'min_of',
    doc: 'The least of several values, nulls left out',
    example: ['min_of(1, 3, 2)', '1'],
    forms: [{ params: ['common', 'common'], rest: 'common', returns: 'common', sql: (args) => extreme('min', args) }],
  },
  {
    name: 'tohex',
    doc: "Hexadecimal digits, two's complement for negative numbers, padded to a width",
    example: ['tohex(256)', '100'],
    forms: [
      {
        params: ['int', 'int'],
        optional: 1,
        returns: 'string',
        js: { body: (value: number, digits?: number) => hex(32)(BigInt(value), digits) },
      },
      {
        params: ['long', 'int'],
        optional: 1,
        returns: 'string',
        js: { body: (value: bigint, digits?: bigint | number) => hex(64)(value, Number(digits ?? 0)) },
      },
    ],
  },
  { name: 'binary_and', doc: 'Bitwise and', example: ['binary_and(12, 10)', '8'], forms: whole((a, b) => a & b) },
  { name: 'binary_or', doc: 'Bitwise or', example: ['binary_or(12, 10)', '14'], forms: whole((a, b) => a | b) },
  { name: 'binary_xor', doc: 'Bitwise exclusive or', example: ['binary_xor(12, 10)', '6'], forms: whole((a, b) => a ^ b) },
  {
    name: 'binary_not',
    doc: 'Bitwise negation',
    example: ['binary_not(100)', '-101'],
    forms: [{ params: ['long'], returns: 'long', js: { body: (a: bigint) => ~a } }],
  },
  {
    name: 'binary_shift_left',
    doc: 'Shifts left by bits, modulo 64',
    example: ['binary_shift_left(1, 4)', '16'],
    forms: whole((a, n) => (n < 0n ? a : BigInt.asIntN(64, a << (n % 64n)))),
  },
  {
    name: 'binary_shift_right',
    doc: 'Shifts right by bits, modulo 64, keeping the sign',
    example: ['binary_shift_right(16, 2)', '4'],
    forms: whole((a, n) => (n < 0n ? a : a >> (n % 64n))),
  },
  {
    name: 'bitset_count_ones',
    doc: 'Bits that are set',
    example: ['bitset_count_ones(42)', '3'],
    forms: [
      {
        params: ['long'],
        returns: 'long',
        js: { body: (a: bigint) => [...BigInt.asUintN(64, a).toString(2)].filter((bit) => bit === '1').length },
      },
    ],
  },
  { name: 'beta_cdf', doc: 'Cumulative beta distribution', example: ['round(beta_cdf(0.5, 2, 2), 6)', '0.5'], forms: beta(betaCdf) },
  {
    name: 'beta_inv',
    doc: 'Inverse of the cumulative beta distribution',
    example: ['round(beta_inv(0.5, 2, 2), 6)', '0.5'],
    forms: beta(betaInverse),
  },
  { name: 'beta_pdf', doc: 'Density of the beta distribution', example: ['round(beta_pdf(0.5, 2, 2), 6)', '1.5'], forms: beta(betaPdf) },
  {
    name: 'rand',
    doc: 'A random real from 0 to 1, or a random integer below the argument',
    example: ['rand() < 1', 'True'],
    deterministic: false,
    forms: [
      { params: [], returns: 'real', js: { body: Math.random }, total: true },
      {
        params: ['int'],
        returns: 'real',
        js: { body: (below: number) => (below > 1 ? Math.floor(Math.random() * below) : Math.random()) },
      },
    ],
  },
]

/** SQLite's scalar max and min answer NULL as soon as one argument is; Kusto leaves nulls out. */
function extreme(which: 'max' | 'min', args: readonly string[]): string {
  const [first = 'NULL', ...rest] = args
  return rest.reduce((so, arg) => `coalesce(${which}(${so}, ${arg}), ${so}, ${arg})`, first)
}
