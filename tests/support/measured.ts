/** Runs some work five times, prints the median and the best in ms, and answers what it answered. */
export function measured<T>(what: string, work: () => T): T {
  const times: number[] = []
  let answer!: T
  for (let run = 0; run < 5; run++) {
    const from = performance.now()
    answer = work()
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  console.log(`${what.padEnd(52)} ${times[2]!.toFixed(1).padStart(8)} ms (best ${times[0]!.toFixed(1)})`)
  return answer
}

/** The same of work that is only once what it is, such as building what later work finds built. */
export function measuredOnce<T>(what: string, work: () => T): T {
  const from = performance.now()
  const answer = work()
  console.log(`${what.padEnd(52)} ${(performance.now() - from).toFixed(1).padStart(8)} ms (once)`)
  return answer
}
