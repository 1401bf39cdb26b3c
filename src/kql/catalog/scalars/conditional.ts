import type { ScalarRow } from '../scalar-row.ts'

/** Functions that choose between values or test for nothing. */
export const conditional: readonly ScalarRow[] = [
  {
    name: 'iff',
    aliases: ['iif'],
    doc: 'The second argument where the first is true, else the third',
    example: ["iff(1 < 2, 'yes', 'no')", 'yes'],
    forms: [
      {
        params: ['bool', 'common', 'common'],
        returns: 'common',
        sql: ([when, yes, no]) => `CASE WHEN ${when} THEN ${yes} ELSE ${no} END`,
      },
    ],
  },
  {
    name: 'coalesce',
    doc: 'The first argument that is not null (not empty, for strings)',
    example: ['coalesce(long(null), 2, 3)', '2'],
    forms: [
      {
        params: ['dynamic'],
        rest: 'dynamic',
        returns: 'dynamic',
        sql: (args) => (args.length === 1 ? args[0]! : `coalesce(${args.join(', ')})`),
      },
      {
        params: ['string'],
        rest: 'string',
        returns: 'string',
        sql: (args) => `coalesce(${args.map((arg) => `nullif(${arg}, '')`).join(', ')}, '')`,
      },
      {
        params: ['common', 'common'],
        rest: 'common',
        returns: 'common',
        sql: (args) => `coalesce(${args.join(', ')})`,
      },
    ],
  },
]
