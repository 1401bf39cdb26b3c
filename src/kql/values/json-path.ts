/** Index just past the JSON string that opens at `at`. */
function endOfString(json: string, at: number): number {
  let i = at + 1
  while (i < json.length) {
    const c = json.charCodeAt(i)
    if (c === 92) i += 2
    else if (c === 34) return i + 1
    else i++
  }
  return i
}

function skipSpace(json: string, at: number): number {
  let i = at
  while (i < json.length && json.charCodeAt(i) <= 32) i++
  return i
}

/** Index just past the JSON value that starts at `at`. */
function endOfValue(json: string, at: number): number {
  const first = json.charCodeAt(at)
  if (first === 34) return endOfString(json, at)
  if (first !== 123 && first !== 91) {
    let i = at
    while (i < json.length && !',]} \t\r\n'.includes(json[i] ?? '')) i++
    return i
  }
  let depth = 0
  let i = at
  while (i < json.length) {
    const c = json.charCodeAt(i)
    if (c === 34) {
      i = endOfString(json, i)
      continue
    }
    if (c === 123 || c === 91) depth++
    else if (c === 125 || c === 93) {
      depth--
      if (depth === 0) return i + 1
    }
    i++
  }
  return i
}

function member(json: string, start: number, key: string): number {
  let i = skipSpace(json, start + 1)
  while (json.charCodeAt(i) === 34) {
    const end = endOfString(json, i)
    const raw = json.slice(i + 1, end - 1)
    const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
    i = skipSpace(json, skipSpace(json, end) + 1)
    if (name === key) return i
    i = skipSpace(json, endOfValue(json, i))
    if (json.charCodeAt(i) !== 44) return -1
    i = skipSpace(json, i + 1)
  }
  return -1
}

function element(json: string, start: number, index: number): number {
  const starts: number[] = []
  let i = skipSpace(json, start + 1)
  while (i < json.length && json.charCodeAt(i) !== 93) {
    starts.push(i)
    if (index >= 0 && starts.length > index) return i
    i = skipSpace(json, endOfValue(json, i))
    if (json.charCodeAt(i) === 44) i = skipSpace(json, i + 1)
  }
  return index < 0 ? (starts[starts.length + index] ?? -1) : -1
}

/**
 * The JSON text at a path of member names and array indexes (negative from the end), cut from the text as it stands, so that
 * numbers keep their digits and only the way to the value is read. Null where the path leads nowhere or to JSON null.
 */
export function jsonAt(json: string, path: readonly (string | number)[]): string | null {
  let at = skipSpace(json, 0)
  for (const step of path) {
    const opens = json.charCodeAt(at)
    if (typeof step === 'string' ? opens !== 123 : opens !== 91) return null
    at = typeof step === 'string' ? member(json, at, step) : element(json, at, step)
    if (at < 0) return null
  }
  const text = json.slice(at, endOfValue(json, at))
  return text === 'null' || text === '' ? null : text
}

/** A dynamic as `tostring` prints it: strings without quotes, booleans and numbers as written, bags and arrays as JSON. */
export function textOfJson(json: string): string {
  const first = json.charCodeAt(0)
  if (first === 34) return json.includes('\\') ? unquoted(json) : json.slice(1, -1)
  return json
}

function unquoted(json: string): string {
  try {
    return JSON.parse(json) as string
  } catch {
    return json
  }
}
