/**
 * Calls `stop` once when this process should end: Ctrl+C, SIGTERM, or the end of the process that started it. npm does not pass SIGTERM
 * on, so the parent is watched: an orphan is taken over by another process.
 */
export function onStop(stop: () => void): void {
  let stopped = false
  const once = () => {
    if (stopped) return
    stopped = true
    stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once)
  process.on('disconnect', once)
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) once()
  }, 500).unref()
}
