import { columnsMatching } from '../operators/project.ts'
import { withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { argumentsOf, constantOf, type LowerPlugin, stepTable, typed } from './plugin.ts'

/** `ipv4_lookup`, `ipv6_lookup`: rows with the networks of a table that hold their address; further keys must be equal. */
export const ipLookup: LowerPlugin = (call, input, scope, lowering) => {
  const { positional, named } = argumentsOf(call)
  const [tableNode, addressNode, networkNode, ...extraNodes] = positional
  const flag = extraNodes.at(-1)?.type === 'bool' && extraNodes.at(-1)?.isLiteral ? extraNodes.at(-1) : undefined
  const unmatched = constantOf(named.get('return_unmatched') ?? flag, scope, lowering) === '1'
  const facts = lowerTable(tableNode!, withoutRow(scope), lowering)
  const address = columnsMatching(addressNode!, input, scope, lowering)[0]!
  const network = columnsMatching(networkNode!, facts, scope, lowering)[0]!
  const extra = extraNodes.filter((node) => node !== flag).map((node) => node.simpleName)
  const kept = facts.columns.filter((c) => !extra.includes(c.name))
  const own = typed(input)
  const added = kept.map(({ name, column }) => ({ name: own.some((o) => o.name === name) ? `${name}1` : name, type: column.type }))
  const settings = {
    address: input.columns.indexOf(address),
    network: facts.columns.indexOf(network),
    extra: extra.map((name) => [input.columns.findIndex((c) => c.name === name), facts.columns.findIndex((c) => c.name === name)]),
    kept: kept.map((c) => facts.columns.indexOf(c)),
    unmatched,
  }
  const result = stepTable('ip_lookup', settings, [input, facts], [...own, ...added], lowering)
  // The engine puts the networks of IPv6 first, whatever the documentation and the binder say.
  if (call.child('Name').simpleName === 'ipv6_lookup')
    return { ...result, columns: [...result.columns.slice(own.length), ...result.columns.slice(0, own.length)] }
  return result
}
