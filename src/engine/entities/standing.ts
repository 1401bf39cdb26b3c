import type { Ticks } from '#base/ticks.ts'
import { isThread } from '#model/context-relation.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { type Verdict, verdicts } from '#model/verdict.ts'
import type { CaseResolution } from './case-resolution.ts'
import { isCritical, marksOf } from './critical.ts'
import type { Edge } from './edge-set.ts'
import { inventoried } from './inventory.ts'
import type { Group } from './partition.ts'

/** What the case holds of an entity besides its names. */
export interface Standing {
  readonly group: Group
  readonly evidence: number[]
  readonly marks: Set<string>
  /** what its evidence was read to say, with the tags it bore: said once, it need not be read again */
  readonly said: Map<Properties, readonly string[]>
  verdict: Verdict
  critical: boolean
  first: Ticks | null
  last: Ticks | null
}

const worse = (a: Verdict, b: Verdict): Verdict => (verdicts.indexOf(b) > verdicts.indexOf(a) ? b : a)

function widen(standing: Standing, first: Ticks, last: Ticks): void {
  if (standing.first === null || first < standing.first) standing.first = first
  if (standing.last === null || last > standing.last) standing.last = last
}

/**
 * The entities a case keeps: those its alerts name, those that stand between two of them (the parent of two processes), and the assets
 * its tables name. What the evidence mentions besides stays in the evidence.
 */
export function standingsOf({ alerts, resolution }: CaseResolution, edges: Iterable<Edge>): Map<Group, Standing> {
  const standings = new Map<Group, Standing>()
  const stand = (group: Group): Standing => {
    let standing = standings.get(group)
    if (!standing) {
      standing = { group, evidence: [], marks: new Set(), said: new Map(), verdict: 'unknown', critical: false, first: null, last: null }
      standings.set(group, standing)
    }
    return standing
  }
  for (const { alert, pieces } of alerts) {
    for (const { piece, self } of pieces) {
      const standing = stand(self)
      standing.evidence.push(piece.id)
      standing.verdict = worse(standing.verdict, piece.verdict)
      if (alert.dated) widen(standing, alert.first, alert.last)
      if (standing.said.get(piece.properties) === piece.tags) continue
      standing.said.set(piece.properties, piece.tags)
      standing.critical ||= isCritical(self.kind, piece.tags, piece.properties)
      for (const mark of marksOf(piece.tags, textAt(piece.properties, 'remediationStatusDetails'))) standing.marks.add(mark)
    }
  }
  const neighbours = new Map<Group, Set<Group>>()
  const all = [...edges]
  for (const { source, target, relation } of all) {
    if (!isThread(relation)) continue
    for (const [context, other] of [
      [source, target],
      [target, source],
    ] as const) {
      if (standings.has(context) || !standings.has(other)) continue
      neighbours.set(context, (neighbours.get(context) ?? new Set()).add(other))
    }
  }
  for (const [context, of] of neighbours) if (of.size > 1) stand(context)
  for (const group of resolution.groups) {
    const seen = inventoried(group)
    if (!seen) continue
    const standing = stand(group)
    if (seen.first !== null && seen.last !== null) widen(standing, seen.first, seen.last)
  }
  for (const { source, target, records } of all) {
    const [a, b] = [standings.get(source), standings.get(target)]
    if (!a || !b) continue
    for (const { at } of records) {
      if (at === null) continue
      widen(a, at, at)
      widen(b, at, at)
    }
  }
  return standings
}

/** Marks are kept as text in a column; order must not depend on evidence order. */
export const marksAsText = (standing: Standing): string => JSON.stringify([...standing.marks].sort())
