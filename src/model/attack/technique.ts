import written from './techniques.json' with { type: 'json' }

export interface Technique {
  readonly id: string
  readonly name: string
  /** tactic ids (`TA0002`), kill-chain order not implied */
  readonly tactics: readonly string[]
}

const techniques = written.techniques as unknown as Readonly<Record<string, readonly [name: string, tactics: readonly string[]]>>
const retired = written.retired as Readonly<Record<string, string>>

/** Release of ATT&CK Enterprise the names are of. */
export const attackVersion: string = written.version

/**
 * The technique of that id (`T1059` or `T1059.001`, any case); a retired id answers the technique that took its place.
 * Undefined for what this release does not know: the id is then shown as written.
 */
export function techniqueOf(id: string): Technique | undefined {
  const key = id.trim().toUpperCase()
  const found = techniques[key]
  if (found) return { id: key, name: found[0], tactics: found[1] }
  const heir = retired[key]
  return heir ? techniqueOf(heir) : undefined
}

/** `T1059.001 Command and Scripting Interpreter: PowerShell`, as ATT&CK writes a sub-technique; the bare id where it is unknown. */
export function techniqueTitle(id: string): string {
  const technique = techniqueOf(id)
  if (!technique) return id
  const parent = technique.id.includes('.') ? techniqueOf(technique.id.slice(0, technique.id.indexOf('.'))) : undefined
  return `${technique.id} ${parent ? `${parent.name}: ` : ''}${technique.name}`
}
