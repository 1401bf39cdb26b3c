/** What the tests use of the embedded engine, for type checks where it is not installed. */
declare module 'chdb/connection' {
  export function createChdbConnection(options: { readonly path: string }): unknown
}
