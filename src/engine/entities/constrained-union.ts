/** Two names that must not end up in one entity: an analyst took them apart. */
export interface Apart {
  readonly name: string
  readonly from: string
}

export interface ConstrainedUnion {
  find(name: string): string
  /** Joins two names unless that would give one entity two values of an exclusive type, or undo a split. @returns whether they are one now */
  join(a: string, b: string): boolean
}

/** Union-find over names that refuses what must not be one. `exclusive` answers the type of which a name is one of several possible values. */
export function createConstrainedUnion(exclusive: (name: string) => string | undefined, apart: readonly Apart[]): ConstrainedUnion {
  const parent = new Map<string, string>()
  const held = new Map<string, Map<string, string>>()
  const splits = apart.filter((one) => one.name !== one.from)

  function find(name: string): string {
    let root = name
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = name; at !== root; ) {
      const next = parent.get(at)!
      parent.set(at, root)
      at = next
    }
    return root
  }

  const heldBy = (root: string): Map<string, string> => {
    const known = held.get(root)
    if (known) return known
    const type = exclusive(root)
    const own = new Map(type === undefined ? [] : [[type, root]])
    held.set(root, own)
    return own
  }

  return {
    find,
    join(a, b) {
      const [left, right] = [find(a), find(b)]
      if (left === right) return true
      const [holds, other] = [heldBy(left), heldBy(right)]
      for (const [type, value] of other) if (holds.has(type) && holds.get(type) !== value) return false
      for (const split of splits) {
        const [one, two] = [find(split.name), find(split.from)]
        if ((one === left && two === right) || (one === right && two === left)) return false
      }
      // the smaller name is the root, so that the outcome shows nothing of the order of joining
      const [root, child] = left < right ? [left, right] : [right, left]
      parent.set(child, root)
      held.set(root, new Map([...holds, ...other]))
      held.delete(child)
      return true
    },
  }
}
