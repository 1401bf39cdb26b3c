import { argumentsOf, constantOf, type LowerPlugin, stepTable } from './plugin.ts'

/** `schema_merge(PreserveOrder)`: one schema out of several that `getschema` gave. */
export const schemaMerge: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const { positional, named } = argumentsOf(call)
  const keep = constantOf(positional[0] ?? named.get('PreserveOrder'), scope, lowering) !== '0'
  return stepTable('schema_merge', { keep }, [input], evaluate.columns ?? [], lowering)
}
