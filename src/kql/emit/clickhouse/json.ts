import type { Spelling } from '../dialect.ts'

/** JSON null is never stored alone: what is missing and what is null are both NULL. */
const orNull = (raw: string) => `nullIf(nullIf(${raw}, ''), 'null')`

/** A dynamic as text: strings without their quotes, everything else as it is written; '' for null. */
export const textOfJson = (json: string) => `ifNull(if(startsWith(${json}, '"'), JSONExtractString(${json}), ${json}), '')`

/** Text read as JSON; what is none is the text itself, as Kusto has it. */
const jsonOfText: Spelling = ([text]) => `multiIf(${text} = '', NULL, isValidJSON(${text}), ${orNull(text!)}, toJSONString(${text}))`

const isScalar = (json: string) => `NOT (startsWith(${json}, '{') OR startsWith(${json}, '['))`
const ofScalar = (json: string, value: string) => `if(${isScalar(json)}, ${value}, NULL)`
const wholeOf = (json: string) =>
  ofScalar(
    json,
    `multiIf(${json} = 'true', 1, ${json} = 'false', 0, toInt64OrNull(${textOfJson(json)}) IS NOT NULL, toInt64OrNull(${textOfJson(json)}), toInt64(trunc(toFloat64OrNull(${textOfJson(json)}))))`,
  )

/** Core functions on dynamics, which stand as compact JSON text. */
export const jsonFunctions: Readonly<Record<string, Spelling>> = {
  _text_of_json: ([json]) => textOfJson(json!),
  _json_of_text: jsonOfText,
  _json_of_real: ([value]) => `if(${value} = trunc(${value}), concat(toString(${value}), '.0'), toString(${value}))`,
  _member: ([json, key]) => orNull(`JSONExtractRaw(${json}, ${key})`),
  _element: ([json, index]) =>
    `if(startsWith(${json}, '['), ${orNull(`JSONExtractRaw(${json}, if(${index} < 0, ${index}, ${index} + 1))`)}, NULL)`,
  _long_of_json: ([json]) => wholeOf(json!),
  _int_of_json: ([json]) => wholeOf(json!),
  _real_of_json: ([json]) => ofScalar(json!, `multiIf(${json} = 'true', 1, ${json} = 'false', 0, toFloat64OrNull(${textOfJson(json!)}))`),
  _decimal_of_json: ([json]) => ofScalar(json!, `toFloat64OrNull(${textOfJson(json!)})`),
  _bool_of_json: ([json]) => `multiIf(lower(${textOfJson(json!)}) = 'true', 1, lower(${textOfJson(json!)}) = 'false', 0, NULL)`,
  // a bag's members are told in the order they stand in
  _expandable: ([json, pairs]) => {
    const member = `if(${pairs}, concat('[', toJSONString(p.1), ',', p.2, ']'), concat('{', toJSONString(p.1), ':', p.2, '}'))`
    const members = `concat('[', arrayStringConcat(arrayMap(p -> ${member}, JSONExtractKeysAndValuesRaw(ifNull(${json}, '{}'))), ','), ']')`
    return `multiIf(${json} IS NULL, '[null]', startsWith(${json}, '['), ${json}, startsWith(${json}, '{'), ${members}, concat('[', ${json}, ']'))`
  },
  _fold_json: ([json]) => `lowerUTF8(${json})`,
  _json_includes: ([list, sought]) =>
    `ifNull(has(if(startsWith(${list}, '['), JSONExtractArrayRaw(ifNull(${list}, '[]')), [ifNull(${list}, '')]), ${sought}), 0)`,
  array_length: ([list]) => `if(startsWith(${list}, '['), toInt64(JSONLength(${list})), NULL)`,
  array_concat: (lists) =>
    `concat('[', arrayStringConcat(arrayConcat(${lists.map((list) => `JSONExtractArrayRaw(ifNull(${list}, '[]'))`).join(', ')}), ','), ']')`,
  strcat_array: ([list, delimiter]) =>
    `arrayStringConcat(arrayMap(item -> if(item = 'null', '', ${textOfJson('item')}), JSONExtractArrayRaw(ifNull(${list}, '[]'))), ${delimiter})`,
  set_has_element: ([list, sought]) => `if(startsWith(${list}, '['), has(JSONExtractArrayRaw(ifNull(${list}, '[]')), ${sought}), NULL)`,
  bag_keys: ([bag]) => `if(startsWith(${bag}, '{'), toJSONString(JSONExtractKeys(ifNull(${bag}, '{}'))), NULL)`,
  bag_has_key: ([bag, key]) => `if(startsWith(${bag}, '{'), JSONHas(${bag}, ${key}), NULL)`,
}

/** A list of SQL values that are JSON texts, as one JSON array; NULL stands as null. */
export const jsonArray = (items: readonly string[]) => `concat('[', ${items.map((item) => `ifNull(${item}, 'null')`).join(", ',', ")}, ']')`
