import type { Format, Head } from './format.ts'

/** Below this no format is sure enough to read a source: it is named as unrecognised instead of guessed. */
const SURE_ENOUGH = 0.3

/** The format that is surest of a source; of equals the one listed first. */
export function detectFormat(formats: readonly Format[], head: Head, name: string): Format | null {
  let best: Format | null = null
  let surest = SURE_ENOUGH
  for (const format of formats) {
    const sure = format.sniff(head, name)
    if (sure > surest || (sure === surest && best === null)) {
      best = format
      surest = sure
    }
  }
  return best
}
