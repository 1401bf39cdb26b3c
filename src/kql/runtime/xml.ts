import type { Dynamic } from '../values/json.ts'

type Bag = Record<string, Dynamic>

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>|<(\/?)([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string) =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

interface Element {
  readonly name: string
  readonly bag: Bag
  text: string
}

function close(element: Element): Dynamic {
  const text = element.text.trim()
  if (Object.keys(element.bag).length === 0) return text === '' ? null : text
  if (text !== '') element.bag['#text'] = text
  return element.bag
}

function put(parent: Element, name: string, value: Dynamic): void {
  const held = parent.bag[name]
  if (held === undefined) parent.bag[name] = value
  else parent.bag[name] = Array.isArray(held) ? [...held, value] : [held, value]
}

/**
 * `parse_xml`: elements as bags, attributes with `@`, repeated elements as arrays, text beside them as `#text`; null where the text
 * is not well formed. Entities of a document type are never expanded.
 */
export function parseXml(text: string): Dynamic {
  const root: Element = { name: '', bag: {}, text: '' }
  const open: Element[] = [root]
  let at = 0
  for (const match of text.trim().matchAll(TOKEN)) {
    if (match.index !== at) return null
    at += match[0].length
    const [, cdata, closing, name, attributes = '', selfClosing, chars] = match
    const top = open.at(-1)
    if (!top) return null
    if (cdata !== undefined) top.text += cdata
    else if (chars !== undefined) top.text += unescaped(chars)
    else if (closing === '/') {
      if (top === root || top.name !== name) return null
      open.pop()
      put(open.at(-1) ?? root, top.name, close(top))
    } else if (name !== undefined) {
      const element: Element = { name, bag: {}, text: '' }
      for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) element.bag[`@${key}`] = unescaped(double ?? single ?? '')
      if (selfClosing === '/') put(top, name, close(element))
      else open.push(element)
    }
  }
  if (at !== text.trim().length || open.length !== 1 || Object.keys(root.bag).length !== 1 || root.text.trim() !== '') return null
  return root.bag
}
