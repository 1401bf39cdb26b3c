import { whereOf } from '../../adapter/diagnostics.ts'
import { literal, operation } from '../../ir/expression.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import type { Special } from './special.ts'

/** `geo_info_from_ip_address(ip)`: where a network is, by the imported pack; without one the query translates and does not run. */
const geoInfoFromIp: Special = (node, scope, lowering) => {
  const [argument] = node.child('ArgumentList').list('Expressions')
  const address = lowerExpression(argument!, scope, lowering)
  if (!lowering.catalog.hasGeoNetworks) {
    const at = scope.callSite ?? node
    lowering.missing.push({ kind: 'geo-pack', uri: 'geo pack', where: whereOf(lowering.text, at.start, at.end) })
    return literal('dynamic', null)
  }
  return operation('geo-of-ip', 'dynamic', [convert(address, 'string') ?? address], { nullable: true })
}

export const geoInfo: Record<string, Special> = { geo_info_from_ip_address: geoInfoFromIp }
