import { isNumeric } from '../../types.ts'
import { columnsMatching } from '../operators/project.ts'
import { withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { argumentsOf, constantOf, type LowerPlugin, stepTable, typed } from './plugin.ts'

/** `geo_polygon_lookup`, `geo_line_lookup`: rows with the shapes of a table that hold their place, or lie near it. */
const geoLookup =
  (shape: 'polygon' | 'line'): LowerPlugin =>
  (call, input, scope, lowering) => {
    const { positional, named } = argumentsOf(call)
    const [tableNode, keyNode, longitudeNode, latitudeNode, ...rest] = positional
    const flags = rest.filter((node) => node.type === 'bool')
    const numbers = rest.filter((node) => node.type !== undefined && isNumeric(node.type))
    const radius = constantOf(named.get('radius') ?? numbers[0], scope, lowering)
    const facts = lowerTable(tableNode!, withoutRow(scope), lowering)
    const key = columnsMatching(keyNode!, facts, scope, lowering)[0]!
    const longitude = columnsMatching(longitudeNode!, input, scope, lowering)[0]!
    const latitude = columnsMatching(latitudeNode!, input, scope, lowering)[0]!
    const keepsKey = constantOf(named.get('return_lookup_key') ?? flags[1], scope, lowering) === '1'
    const kept = facts.columns.filter((c) => keepsKey || c !== key)
    const own = typed(input)
    const added = kept.map(({ name, column }) => ({ name: own.some((o) => o.name === name) ? `${name}1` : name, type: column.type }))
    const settings = {
      shape,
      radius: radius === undefined ? null : Number(radius),
      key: facts.columns.indexOf(key),
      longitude: input.columns.indexOf(longitude),
      latitude: input.columns.indexOf(latitude),
      kept: kept.map((c) => facts.columns.indexOf(c)),
      unmatched: constantOf(named.get('return_unmatched') ?? flags[0], scope, lowering) === '1',
    }
    return stepTable('geo_lookup', settings, [input, facts], [...own, ...added], lowering)
  }

export const geoLookups: Record<string, LowerPlugin> = {
  geo_polygon_lookup: geoLookup('polygon'),
  geo_line_lookup: geoLookup('line'),
}
