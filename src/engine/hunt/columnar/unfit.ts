/** What kept columns cannot answer exactly; the query is asked of the tables instead. */
export class Unfit extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'Unfit'
  }
}

export function unfit(why: string): never {
  throw new Unfit(why)
}
