import { convertAngle, convertScaled, convertTemperature, scales } from '../../runtime/units.ts'
import type { ScalarRow } from '../scalar-row.ts'

function conversion(
  quantity: string,
  example: readonly [from: string, to: string, gives: string],
  body: (value: number, from: string, to: string) => number | null,
): ScalarRow {
  const [from, to, gives] = example
  return {
    name: `convert_${quantity}`,
    doc: `${quantity[0]?.toUpperCase()}${quantity.slice(1)} in another unit; null where a unit is not known`,
    example: [`round(convert_${quantity}(1.2, '${from}', '${to}'), 9)`, gives],
    forms: [{ params: ['real', 'string', 'string'], returns: 'real', js: { body } }],
  }
}

const scaled = (quantity: keyof typeof scales, ...example: readonly [string, string, string]) =>
  conversion(quantity, example, (value, from, to) => convertScaled(scales[quantity], value, from, to))

/** Conversion between units of measure. */
export const units: readonly ScalarRow[] = [
  conversion('angle', ['Degree', 'Arcminute', '72.0'], convertAngle),
  scaled('energy', 'Joule', 'BritishThermalUnit', '0.001137381'),
  scaled('force', 'Newton', 'Decanewton', '0.12'),
  scaled('length', 'Meter', 'Foot', '3.937007874'),
  scaled('mass', 'Kilogram', 'Pound', '2.645547146'),
  scaled('speed', 'MeterPerSecond', 'CentimeterPerHour', '432000.0'),
  conversion('temperature', ['Kelvin', 'DegreeCelsius', '-271.95'], convertTemperature),
  scaled('volume', 'CubicMeter', 'AcreFoot', '0.000972857'),
]
