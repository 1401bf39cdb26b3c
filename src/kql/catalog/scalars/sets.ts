import { distinct } from '../../runtime/compare.ts'
import { has, type Items, isArray } from '../../runtime/dynamic-values.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** A form over arrays alone; one argument that is none answers null. */
const ofArrays = (body: (...arrays: Items[]) => unknown): ScalarForm[] => [
  {
    params: ['dynamic', 'dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    js: { body: (...arrays: Dynamic[]) => (arrays.every(isArray) ? body(...arrays) : null) },
  },
]

/** Functions on arrays taken as sets. */
export const sets: readonly ScalarRow[] = [
  {
    name: 'set_union',
    doc: 'Distinct items of all arrays',
    example: ['set_union(dynamic([1,2]), dynamic([2,3]))', '[1,2,3]'],
    forms: ofArrays((...arrays) => distinct(arrays.flat())),
  },
  {
    name: 'set_intersect',
    doc: 'Distinct items that all arrays hold',
    example: ['set_intersect(dynamic([1,2]), dynamic([2,3]))', '[2]'],
    forms: ofArrays((first = [], ...others) => distinct(first.filter((item) => others.every((other) => has(other)(item))))),
  },
  {
    name: 'set_difference',
    doc: 'Distinct items of the first array that no other holds',
    example: ['set_difference(dynamic([1,2]), dynamic([2,3]))', '[1]'],
    forms: ofArrays((first = [], ...others) => distinct(first.filter((item) => !others.some((other) => has(other)(item))))),
  },
  {
    name: 'set_equals',
    doc: 'Whether two arrays hold the same distinct items',
    example: ['set_equals(dynamic([1,2]), dynamic([2,1,1]))', 'True'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        returns: 'bool',
        js: { body: (a: Dynamic, b: Dynamic) => (isArray(a) && isArray(b) ? a.every(has(b)) && b.every(has(a)) : null) },
      },
    ],
  },
  {
    name: 'set_has_element',
    doc: 'Whether an array holds a value',
    example: ['set_has_element(dynamic([1,2]), 2)', 'True'],
    forms: [
      {
        params: ['dynamic', 'json'],
        returns: 'bool',
        js: { body: (items: Dynamic, value: Dynamic) => (isArray(items) ? has(items)(value) : null) },
      },
    ],
  },
  {
    name: 'jaccard_index',
    doc: 'Size of the intersection over size of the union of two arrays as sets',
    example: ['jaccard_index(dynamic([1,2]), dynamic([2,3]))', '0.3333333333333333'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        returns: 'real',
        nan: true,
        js: {
          body: (a: Dynamic, b: Dynamic) => {
            if (!isArray(a) || !isArray(b)) return null
            const both = distinct(a).filter(has(b)).length
            return both / distinct([...a, ...b]).length
          },
        },
      },
    ],
  },
]
