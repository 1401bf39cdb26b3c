import { TICKS_PER_SECOND, type Ticks } from '#base/ticks.ts'
import { createKnownProcess, type KnownProcess } from './known-process.ts'

export const secondOf = (at: bigint): string => String(at / TICKS_PER_SECOND)

/** How some row names a process. */
export interface ProcessName {
  readonly pid: number | null
  readonly created: Ticks | null
  readonly name: string
}

/** How far clocks of one machine's logs may disagree before a parent that starts after its child is taken for another process. */
const SLACK = TICKS_PER_SECOND

const sameName = (a: string, b: string) => a === '' || b === '' || a.toLowerCase() === b.toLowerCase()

/**
 * Every process of one device. A process is its id and the second it started in: ids are given again, but never twice within one.
 * Where a row gives no start, the process meant is the last of that id, and of that name if one is told, to have started before.
 */
export class ProcessIndex {
  readonly byKey = new Map<string, KnownProcess>()
  readonly byRow = new Map<string, KnownProcess>()
  private readonly byId = new Map<number, KnownProcess[]>()

  add(name: ProcessName, known: KnownProcess['known']): KnownProcess {
    const key = name.created === null ? `${name.pid ?? ''}@?${name.name.toLowerCase()}` : `${name.pid ?? ''}@${secondOf(name.created)}`
    const standing = this.byKey.get(key)
    if (standing) return standing
    const process = createKnownProcess(key, name.pid, name.created, name.name, known)
    this.byKey.set(key, process)
    if (name.pid !== null && name.created !== null) {
      const of = this.byId.get(name.pid)
      if (of) of.push(process)
      else this.byId.set(name.pid, [process])
    }
    return process
  }

  exactly({ pid, created }: ProcessName): KnownProcess | undefined {
    return created === null ? undefined : this.byKey.get(`${pid ?? ''}@${secondOf(created)}`)
  }

  /** The last process of that id to have started before a moment. */
  lastOf({ pid, name }: ProcessName, before: bigint): KnownProcess | undefined {
    let found: KnownProcess | undefined
    for (const one of pid === null ? [] : (this.byId.get(pid) ?? [])) {
      const fits = one.created! <= before + SLACK && sameName(one.name, name)
      if (fits && (!found || one.created! > found.created!)) found = one
    }
    return found
  }

  /** When the id was next given to another process; null where it was not. */
  nextStart(of: KnownProcess): Ticks | null {
    let next: Ticks | null = null
    for (const one of of.pid === null ? [] : (this.byId.get(of.pid) ?? [])) {
      if (of.created !== null && one.created! <= of.created) continue
      if (next === null || one.created! < next) next = one.created
    }
    return next
  }

  /** Says who started a process; what would make a ring, or a parent that starts after its child, is not believed. */
  connect(child: KnownProcess, parent: KnownProcess, basis: 'recorded' | 'id'): void {
    if (child.parent !== null || child === parent) return
    if (child.created !== null && parent.created !== null && parent.created > child.created + SLACK) return
    for (let up: KnownProcess | null = parent; up; up = up.parent) if (up === child) return
    child.parent = parent
    child.parentBasis = basis
    parent.children.push(child)
  }

  /** Brings children and roots into the order they started in; call it once all are connected. */
  finished(): { readonly roots: readonly KnownProcess[]; readonly all: number } {
    const order = (a: KnownProcess, b: KnownProcess) =>
      a.created === b.created ? (a.key < b.key ? -1 : 1) : a.created === null ? -1 : b.created === null ? 1 : a.created < b.created ? -1 : 1
    const roots: KnownProcess[] = []
    for (const process of this.byKey.values()) {
      process.children.sort(order)
      if (process.parent === null) roots.push(process)
    }
    return { roots: roots.sort(order), all: this.byKey.size }
  }
}
