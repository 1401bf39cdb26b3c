import { describe, expect, it } from 'vitest'
import { column, names, refusal, rows, value } from './support/ask.ts'

const numbers = 'datatable(x: long, s: string)[1, "a", long(null), "", 3, "c"]'

describe('null and empty', () => {
  it('1: strings are never null, not even where an outer join found no partner', () => {
    expect(value('isnull("")')).toBe(false)
    expect(
      rows(
        `datatable(k: long)[1, 2] | join kind=leftouter (datatable(k: long, v: string)[1, "x"]) on k | project v, e = v == "", n = isnull(v)`,
      ),
    ).toEqual([
      ['x', false, false],
      ['', true, false],
    ])
    expect(rows('union (print a = "x"), (print b = 1) | sort by b asc | project a, b')).toEqual([
      ['x', null],
      ['', 1],
    ])
  })

  it('2: a comparison with one null side is false, its negation true, and two nulls give null', () => {
    expect(column(`${numbers} | where not(x == 1) | project s`)).toEqual(['', 'c'])
    expect(column(`${numbers} | where x != 1 | project s`)).toEqual(['', 'c'])
    expect(column(`${numbers} | where x !in (1, 2) | project s`)).toEqual(['', 'c'])
    expect(column(`${numbers} | where x == x | project s`)).toEqual(['a', 'c'])
    expect(column(`${numbers} | extend y = x == 1 | project y`)).toEqual([true, false, false])
    expect(column(`${numbers} | extend y = x > 1 | project y`)).toEqual([false, null, true])
    expect(column(`${numbers} | where not(x > 1) | project s`)).toEqual(['a'])
  })

  it('3: null matches null in joins and is a group of its own', () => {
    expect(rows('datatable(k: long)[long(null)] | join kind=inner (datatable(k: long, v: long)[long(null), 7]) on k | project v')).toEqual([
      [7],
    ])
    expect(rows('datatable(k: long)[long(null), long(null), 1] | summarize n = count() by k | sort by n desc')).toEqual([
      [null, 2],
      [1, 1],
    ])
  })

  it('4: aggregates of no rows give one row: zero counts and sums, no extremes, empty lists', () => {
    const aggregates = 'count(), dcount(x), sum(x), avg(x), stdev(x), min(x), max(x), make_list(x), make_set(x)'
    expect(rows(`datatable(x: long)[] | summarize ${aggregates}`)).toEqual([[0, 0, 0, 'NaN', 0, null, null, [], []]])
  })

  it('5: lists drop nulls and keep empty texts; strcat skips nulls; count(x) counts nulls too', () => {
    expect(rows(`${numbers} | summarize make_list(x), make_list(s), count(x)`)).toEqual([[[1, 3], ['a', '', 'c'], 3]])
    expect(value('tostring(long(null))')).toBe('')
    expect(value('strcat("a", long(null), "b")')).toBe('ab')
  })
})

describe('strings', () => {
  it('6: has finds whole terms; underscores and dots separate; an empty needle is everywhere', () => {
    expect(value('"alpha_beta" has "alpha"')).toBe(true)
    expect(value('"alphabet" has "alpha"')).toBe(false)
    expect(value('"1.2.3" has "2.3"')).toBe(true)
    expect(value('"1.2.33" has "2.3"')).toBe(false)
    expect(value('"x" has ""')).toBe(true)
    expect(value('"x" !has ""')).toBe(false)
    expect(value('"powershell.exe" hasprefix "power"')).toBe(true)
    expect(value('"cmd.exe" hassuffix "exe"')).toBe(true)
  })

  it('7: case is ignored by Unicode, accents are not', () => {
    expect(value('"CAFÉ RÉSUMÉ" =~ "café résumé"')).toBe(true)
    expect(value('"MÜLLER" in~ ("müller")')).toBe(true)
    expect(value('"ПРИВЕТ МИР" has "мир"')).toBe(true)
    expect(value('"ÉCOLE" contains "école"')).toBe(true)
    expect(value('"naïve" =~ "naive"')).toBe(false)
  })

  it('8: equality and keys see case, and wildcards of SQL are plain text', () => {
    expect(value('"A" == "a"')).toBe(false)
    expect(column('datatable(s: string)["a", "A"] | distinct s')).toHaveLength(2)
    expect(value('"100% sure" contains "0% s"')).toBe(true)
    expect(value('"100 sure" contains "0% s"')).toBe(false)
    expect(value('"a_b" contains "a_b"')).toBe(true)
    expect(value('"axb" contains "a_b"')).toBe(false)
    expect(value('@"c:\\x" contains @"c:\\x"')).toBe(true)
  })

  it('9: substring counts from 0 and from the end; missing parts are empty', () => {
    expect(value('substring("abc", -1, 2)')).toBe('c')
    expect(value('substring("abc", 5)')).toBe('')
    expect(value('split("a,b", ",", 1)')).toEqual(['b'])
    expect(value('extract("x(.)", 1, "abc")')).toBe('')
    expect(value('extract_all("(x)", "abc")')).toBeNull()
  })

  it('10: regular expressions are unanchored RE2: Unicode classes, no lookaround, \\1 in rewrites', () => {
    expect(value('"１２" matches regex @"\\d{2}"')).toBe(true)
    expect(value('"ABC" matches regex "(?i)b"')).toBe(true)
    expect(value('replace_regex("ab", "(a)(b)", @"\\2\\1")')).toBe('ba')
    expect(refusal('print "ab" matches regex "a(?=b)"').code).toMatch(/^kql\./)
  })

  it('11: tostring prints as .NET does', () => {
    expect(value('tostring(true)')).toBe('True')
    expect(value('tostring(1.0)')).toBe('1.0')
    expect(value('tostring(100000000000.0)')).toBe('100000000000.0')
    expect(value('tostring(0.1 + 0.2)')).toBe('0.30000000000000004')
    expect(value('tostring(datetime(2020-01-02 03:04:05))')).toBe('2020-01-02T03:04:05.0000000Z')
    expect(value('tostring(1d + 2h + 3m + 4s + 500ms)')).toBe('1.02:03:04.5000000')
  })
})

describe('numbers', () => {
  it('12: integers divide toward zero, % is never negative, zero divides reals into infinity and NaN', () => {
    expect(rows('print -7 / 2, -7 % 3, 1 / 0, 1.0 / 0.0, 0.0 / 0.0')).toEqual([[-3, 2, null, 'Infinity', 'NaN']])
    expect(rows('print a = 0.0 / 0.0 | extend isnan(a), b = a + 1, c = a > 1, d = a == a')).toEqual([['NaN', true, 'NaN', false, false]])
    expect(rows('datatable(v: real)[1.5, real(nan), 2.5] | summarize min(v), max(v), minif(v, v < 2)')).toEqual([['NaN', 'NaN', 1.5]])
  })

  it('13: long wraps at 64 bits, conversions never guess', () => {
    expect(rows('datatable(x: long)[9223372036854775807] | extend y = x + 1 | project y')).toEqual([['-9223372036854775808']])
    expect(rows('print toint("x"), toint("2147483648"), toint(2.9), toint(-2.9), "1" == tostring(1)')).toEqual([[null, null, 2, -2, true]])
  })

  it('14: percentiles of longs are elements, bins floor, round goes away from zero', () => {
    expect(rows('datatable(x: long)[10, 20] | summarize percentiles(x, 25, 50)')).toEqual([[10, 10]])
    expect(rows('print bin(-1.5, 1), bin(-7, 5), round(2.5), round(-2.5)')).toEqual([[-2, -10, 3, -3]])
    expect(names('datatable(x: long)[1] | summarize count(), sum(x), percentile(x, 55)')).toEqual(['count_', 'sum_x', 'percentile_x_55'])
    expect(names('print 1, a = 2, 3')).toEqual(['print_0', 'a', 'print_2'])
  })

  it('15: dcount is exact', () => {
    expect(column('range x from 1 to 5000 step 1 | summarize dcount(x)')).toEqual([5000])
  })
})

describe('time', () => {
  it('16: bins of weeks start on Monday, startofweek on Sunday; past year 9999 there is nothing', () => {
    expect(value('bin(datetime(1955-11-05), 7d)')).toBe('1955-10-31T00:00:00.0000000Z')
    expect(value('startofweek(datetime(1955-11-05))')).toBe('1955-10-30T00:00:00.0000000Z')
    expect(value('datetime(9999-12-31) + 2d')).toBeNull()
  })

  it('17: differences are timespans, boundaries are counted, ranges include both ends and may be a length', () => {
    expect(value('datetime(2020-01-02) - datetime(2020-01-01)')).toBe('1.00:00:00')
    expect(value('1d / 1h')).toBe(24)
    expect(value('datetime_diff("day", datetime(2020-01-02 00:01), datetime(2020-01-01 23:59))')).toBe(1)
    expect(value('datetime(2020-01-08) between (datetime(2020-01-01) .. 7d)')).toBe(true)
    expect(value('todatetime("02/03/2020")')).toBe('2020-02-03T00:00:00.0000000Z')
    expect(value('todatetime("2020-01-01T02:00:00+02:00")')).toBe('2020-01-01T00:00:00.0000000Z')
    expect(value('todatetime("never")')).toBeNull()
    expect(rows('print a = now() - ago(1h), b = now()')).toEqual([['01:00:00', '2026-01-15T12:00:00.0000000Z']])
  })

  it('18: a tick is 100 ns and a bare number is days', () => {
    expect(value('1tick')).toBe('00:00:00.0000001')
    expect(value('totimespan("1.5")')).toBe('1.12:00:00')
  })
})

describe('dynamic', () => {
  it('19: missing paths are null, text that is no JSON is a JSON string, digits are kept', () => {
    expect(value('isnull(dynamic({"a": 1}).b.c[3])')).toBe(true)
    expect(value('dynamic({"a": "x"}).a == "x"')).toBe(true)
    expect(value('tostring(dynamic({"a": "x"}).a)')).toBe('x')
    expect(value('tostring(parse_json("not json"))')).toBe('not json')
    expect(value('isnull(parse_json(""))')).toBe(true)
    expect(value('tolong(parse_json(@\'{"n": 9223372036854775807}\').n)')).toBe('9223372036854775807')
    expect(value('tostring(parse_json(@\'{"n": 1.50}\').n)')).toBe('1.50')
  })

  it('20: mv-expand keeps a null as one row, drops [], makes pairs of bags and zips columns', () => {
    const given =
      'datatable(k: string, d: dynamic)["n", dynamic(null), "e", dynamic([]), "b", dynamic({"p": 1, "q": 2}), "l", dynamic([5])]'
    expect(rows(`${given} | mv-expand d`)).toEqual([
      ['n', null],
      ['b', { p: 1 }],
      ['b', { q: 2 }],
      ['l', 5],
    ])
    expect(rows('print a = dynamic([1, 2]), b = dynamic(["x"]) | mv-expand a to typeof(long), b to typeof(string)')).toEqual([
      [1, 'x'],
      [2, ''],
    ])
  })

  it('21: names with spaces and names that differ by case stand side by side', () => {
    expect(rows("print ['a b'] = 1, ab = 2, AB = 3 | project ['a b'], AB, ab")).toEqual([[1, 3, 2]])
  })
})

describe('operators', () => {
  const left = 'datatable(key: string, value: string)["1", "val1.1", "1", "val1.2", "2", "val2"]'
  const right = 'datatable(key: string, other: string)["1", "r"]'

  it('22: join keeps one left row of each key by default, names clashing columns with 1, and filters go below the choice', () => {
    expect(rows(`${left} | join (${right}) on key`)).toEqual([['1', 'val1.1', '1', 'r']])
    expect(names(`${left} | join (${right}) on key`)).toEqual(['key', 'value', 'key1', 'other'])
    expect(rows(`${left} | join (${right}) on key | where value == "val1.2" | project value`)).toEqual([['val1.2']])
    expect(rows(`${left} | join kind=inner (${right}) on key`)).toHaveLength(2)
    expect(column(`${left} | join kind=leftanti (${right}) on key | project value`)).toEqual(['val2'])
    expect(names(`${left} | lookup (${right}) on key`)).toEqual(['key', 'value', 'other'])
  })

  it('22: a full join pads what an expression over aggregates stands beside', () => {
    const counted = 'datatable(k: long, v: long)[1, 5, 1, 7] | summarize n = count(), most = tostring(max(v)) by k'
    expect(rows(`${counted} | join kind=fullouter (datatable(k: long, w: string)[1, "a", 2, "b"]) on k | sort by k asc`)).toEqual([
      [null, null, '', 2, 'b'],
      [1, 2, '7', 1, 'a'],
    ])
  })

  it('23: summarize puts its keys first, bins keep the name, arg_max brings the row along', () => {
    const given =
      'datatable(t: datetime, k: string, v: long)[datetime(2020-01-01 01:30), "a", 1, datetime(2020-01-01 02:10), "a", 5, datetime(2020-01-01 01:40), "b", 3]'
    expect(names(`${given} | summarize count() by bin(t, 1h), k`)).toEqual(['t', 'k', 'count_'])
    expect(rows(`${given} | summarize arg_max(t, *) by k | project k, v | sort by k asc`)).toEqual([
      ['a', 5],
      ['b', 3],
    ])
    expect(rows(`${given} | summarize arg_max(v, k), arg_min(v, k), max(t)`)).toEqual([[5, 'a', 1, 'a', '2020-01-01T02:10:00.0000000Z']])
  })

  it('23: a group whose extreme is always missing is stood for by its first row', () => {
    const fruit =
      'datatable(k: string, colour: string, n: int)["a", "red", 1, "a", "green", int(null), "b", "yellow", int(null), "b", "green", int(null)]'
    for (const extreme of ['arg_min', 'arg_max'])
      expect(rows(`${fruit} | summarize ${extreme}(n, colour) by k | sort by k asc`)).toEqual([
        ['a', 1, 'red'],
        ['b', null, 'yellow'],
      ])
  })

  it('24: sort is descending by default with nulls last, extend replaces in place', () => {
    expect(column(`${numbers} | sort by x | project x`)).toEqual([3, 1, null])
    expect(column(`${numbers} | sort by x asc | project x`)).toEqual([null, 1, 3])
    expect(column(`${numbers} | sort by x asc nulls last | project x`)).toEqual([1, 3, null])
    expect(column('datatable(s: string)["b", "B", "a", "é"] | sort by s asc')).toEqual(['B', 'a', 'b', 'é'])
    expect(names('print a = 1, b = 2 | extend a = "x"')).toEqual(['a', 'b'])
  })

  it('25: union splits names that come with two types, and isfuzzy passes over missing tables', () => {
    expect(names('union (print x = 1), (print x = "a")')).toEqual(['x_long', 'x_string'])
    expect(column('union withsource=src (print x = 1), (print x = 2) | sort by x asc | project src')).toEqual(['union_arg0', 'union_arg1'])
    expect(rows('union isfuzzy=true (print x = 1), NoSuchTable')).toEqual([[1]])
  })

  it('26: parse keeps rows that do not fit, parse-where drops them', () => {
    const given = 'datatable(s: string)["id=12 name=bob smith", "nothing"]'
    expect(rows(`${given} | parse s with "id=" id: long " name=" name | project id, name`)).toEqual([
      [12, 'bob smith'],
      [null, ''],
    ])
    expect(rows(`${given} | parse-where s with "id=" id: long " name=" name | project id`)).toEqual([[12]])
  })

  it('27: make-series fills a grid that includes its start and not its end', () => {
    const given = 'datatable(t: datetime, v: long)[datetime(2020-01-01), 1, datetime(2020-01-03), 4]'
    expect(rows(`${given} | make-series s = sum(v) on t from datetime(2020-01-01) to datetime(2020-01-04) step 1d`)).toEqual([
      [
        [1, 0, 4],
        ['2020-01-01T00:00:00.0000000Z', '2020-01-02T00:00:00.0000000Z', '2020-01-03T00:00:00.0000000Z'],
      ],
    ])
    expect(
      rows(
        'datatable(g: string, v: long)["a", 1, "a", 2, "b", 5] | sort by v asc | extend n = row_number(), p = prev(v), c = row_cumsum(v, g != prev(g)) | project n, p, c',
      ),
    ).toEqual([
      [1, null, 1],
      [2, 1, 3],
      [3, 2, 5],
    ])
    expect(refusal('datatable(x: long)[1] | extend row_number()').code).toBe('kql.not-serialized')
  })

  it('28: search looks into every column', () => {
    expect(rows('datatable(a: string, n: long)["error here", 1, "fine", 404] | search "404" | project a')).toEqual([['fine']])
    expect(rows('datatable(a: string, n: long)["error here", 1, "fine", 404] | where * has "error" | project n')).toEqual([[1]])
  })

  it('29: bag_unpack and pivot take their columns from the data', () => {
    const bags = 'datatable(d: dynamic)[dynamic({"b": 1, "a": "x"}), dynamic({"c": 2.5})] | evaluate bag_unpack(d)'
    expect(names(bags)).toEqual(['a', 'b', 'c'])
    expect(rows(`${bags} | where isnotempty(a) | project a, b`)).toEqual([['x', 1]])
    const sales = 'datatable(who: string, what: string)["a", "x", "a", "y", "b", "x", "a", "x"]'
    expect(rows(`${sales} | evaluate pivot(what) | sort by who asc`)).toEqual([
      ['a', 2, 1],
      ['b', 1, 0],
    ])
  })

  it('30: nothing is capped that was not asked to be', () => {
    expect(rows('range x from 1 to 20000 step 1')).toHaveLength(20_000)
  })
})
