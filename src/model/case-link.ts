/** What a link into a case begins with, wherever it is opened: it names a place in the case, not the case or the machine. */
export const CASE_LINK = 'coldtrail://case/'

/** `#/incidents/12` of `coldtrail://case/incidents/12`, as a page's own address is written; undefined for any other text. */
export const hashOfLink = (link: string): string | undefined =>
  link.startsWith(CASE_LINK) ? `#/${link.slice(CASE_LINK.length)}` : undefined
