import { readFileSync } from 'node:fs'

/** Parent of a process, where the system tells it through files; undefined elsewhere. */
function parentOf(pid) {
  try {
    // The second field is the command in parentheses and may hold spaces: count from the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** The chain above this process as far as it can be seen: npm starts scripts through a shell, which outlives an npm that was ended. */
const chain = () => {
  const parent = process.ppid
  return `${parent} ${process.env.npm_lifecycle_event ? (parentOf(parent) ?? '') : ''}`
}

/** Calls `gone` once when whoever started this process is gone; npm does not pass SIGTERM on, so its end is the only sign. */
export function onParentGone(gone) {
  const before = chain()
  const watch = setInterval(() => {
    if (chain() === before) return
    clearInterval(watch)
    gone()
  }, 500)
  watch.unref()
}
