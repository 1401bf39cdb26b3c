import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/** The places on screen and the one that has the keyboard, so that scrolling away from a row does not lose the focus. */
export function keepingIndex(range: Range, index: number): number[] {
  const places = defaultRangeExtractor(range)
  if (index >= range.count || places.includes(index)) return places
  return index < (places[0] ?? 0) ? [index, ...places] : [...places, index]
}

/** Where a key takes the keyboard from a place in a list, or undefined for keys that do not move it. */
export function placeAfter(key: string, place: number, count: number, page: number): number | undefined {
  const within = (to: number) => Math.min(Math.max(to, 0), count - 1)
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(place + 1)
    case 'ArrowUp':
    case 'k':
      return within(place - 1)
    case 'PageDown':
      return within(place + page)
    case 'PageUp':
      return within(place - page)
    case 'Home':
      return within(0)
    case 'End':
      return within(count - 1)
    default:
      return undefined
  }
}
