const LONGEST = 26

/** A label short enough for the picture: paths, hashes and addresses keep both ends, which tell them apart. */
export function shortened(text: string, longest = LONGEST): string {
  const plain = text.replace(/\s+/g, ' ')
  if (plain.length <= longest) return plain
  const tail = Math.floor((longest - 1) / 2)
  return `${plain.slice(0, longest - 1 - tail)}…${plain.slice(-tail)}`
}
