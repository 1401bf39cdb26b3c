/** Bytes one record may have. More is not a record of any format we know, and would be many times that in memory. */
export const MAX_RECORD_BYTES = 16 * 2 ** 20

/** Members and elements one JSON record may have: each takes a hundred bytes once parsed, whatever it takes in the file. */
export const MAX_PARTS = 500_000

/** How deep JSON may nest: far beyond what APIs write, well before anything recursive runs out of stack. */
export const MAX_DEPTH = 256

/** Characters of a rejected record that are kept with its problem. */
export const RAW_KEPT = 2000

/** Start of a rejected record for the problem list. */
export const rawStart = (text: string): string => (text.length > RAW_KEPT ? `${text.slice(0, RAW_KEPT)}…` : text)
