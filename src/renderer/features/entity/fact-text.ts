import { jsonWords } from '#base/json-words.ts'

/** Facts whose values are enumerations of the APIs, written in their spelling everywhere but on screen. */
const ENUMERATED: ReadonlySet<string> = new Set([
  'Defender Antivirus status',
  'Delivery action',
  'Delivery location',
  'Detection status',
  'Direction',
  'Exposure level',
  'Health status',
  'Onboarding status',
  'Risk level',
  'Start type',
])

/** A fact as it is read: `true` → `Yes`, `notSupported` → `Not supported`, lists as their items; everything else as the evidence writes it. */
export function factText(title: string, value: string): string {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true' ? 'Yes' : 'No'
  if (!ENUMERATED.has(title) || !/^[a-z][A-Za-z]*$/.test(value)) return jsonWords(value)
  const words = value.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words[0]!.toUpperCase() + words.slice(1)
}
