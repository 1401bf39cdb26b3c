import type { Json } from '#model/alert-record.ts'
import type { Head } from '../../format.ts'
import { isObject, type JsonObject, textOf } from '../reading/object.ts'
import { partialJson } from './partial-json.ts'

export interface FirstObjects {
  /** the first records, the last of them perhaps cut short */
  readonly objects: readonly JsonObject[]
  /** the member of a wrapping object that holds them, for `jsonValues`; none where they stand alone */
  readonly pages: readonly string[]
  /** `@odata.context` of the page, which names what it holds even where it is empty */
  readonly odataContext: string
}

const ENOUGH = 5
const NONE: FirstObjects = { objects: [], pages: [], odataContext: '' }

/** Members that hold records: OData's pages, CloudTrail's log files. */
const PAGES = ['value', 'Records']

function pageOf(value: JsonObject): FirstObjects | undefined {
  const page = PAGES.find((name) => Array.isArray(value[name]))
  const list = page === undefined ? undefined : value[page]
  if (page === undefined || !Array.isArray(list)) return undefined
  const objects = list.filter((item: Json) => isObject(item))
  if (list.length > 0 && objects.length === 0) return undefined
  return { objects: objects.slice(0, ENOUGH), pages: [page], odataContext: textOf(value['@odata.context']) }
}

const seen = new WeakMap<Head, FirstObjects>()

const hasMembers = (object: JsonObject) => Object.keys(object).length > 0

function read(text: string): FirstObjects {
  const objects: JsonObject[] = []
  for (let at = 0; objects.length < ENOUGH && at < text.length; ) {
    const found = partialJson(text, at)
    if (found && Array.isArray(found.value) && objects.length === 0) {
      return {
        ...NONE,
        objects: found.value
          .filter((item: Json) => isObject(item))
          .filter(hasMembers)
          .slice(0, ENOUGH),
      }
    }
    if (found && isObject(found.value)) {
      const page = objects.length === 0 ? pageOf(found.value) : undefined
      if (page) return page
      if (hasMembers(found.value)) objects.push(found.value)
    }
    if (found && !found.broken) at = found.end
    else {
      const line = text.indexOf('\n', at) // a broken record ends with its line at the earliest
      at = line < 0 ? text.length : line + 1
    }
  }
  return { ...NONE, objects }
}

/** The first records of a JSON source, however it holds them: lines, one object, an array, pages. None where the text is no JSON. */
export function firstObjects(head: Head): FirstObjects {
  const known = seen.get(head)
  if (known) return known
  const start = head.text.search(/\S/)
  const found = start >= 0 && (head.text[start] === '{' || head.text[start] === '[') ? read(head.text) : NONE
  seen.set(head, found)
  return found
}
