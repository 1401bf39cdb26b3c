/** What one of a unit is in the quantity's base unit. */
export type Scale = Readonly<Record<string, number>>

const INCH = 0.0254
const FOOT = 0.3048
const US_SURVEY_FOOT = 1200 / 3937
const POUND = 0.45359237
const GRAVITY = 9.80665
const US_GALLON = 231 * INCH ** 3
const IMPERIAL_GALLON = 0.00454609
const LIGHT_YEAR = 9.46073047258e15
const PARSEC = 3.085677581491367e16

/** In radians. */
const angle: Scale = (() => {
  const degree = Math.PI / 180
  return {
    Radian: 1,
    Deciradian: 0.1,
    Centiradian: 0.01,
    Milliradian: 1e-3,
    Microradian: 1e-6,
    Nanoradian: 1e-9,
    Degree: degree,
    Millidegree: degree * 1e-3,
    Microdegree: degree * 1e-6,
    Nanodegree: degree * 1e-9,
    Arcminute: degree / 60,
    Arcsecond: degree / 3600,
    Gradian: degree * 0.9,
    NatoMil: (degree * 9) / 160,
    Revolution: degree * 360,
  }
})()

/** In joules. */
const energy: Scale = (() => {
  const btu = 1055.05585262
  const calorie = 4.184
  const electronVolt = 1.602176634e-19
  return {
    Joule: 1,
    Millijoule: 1e-3,
    Kilojoule: 1e3,
    Megajoule: 1e6,
    Gigajoule: 1e9,
    BritishThermalUnit: btu,
    KilobritishThermalUnit: btu * 1e3,
    MegabritishThermalUnit: btu * 1e6,
    GigabritishThermalUnit: btu * 1e9,
    Calorie: calorie,
    Kilocalorie: calorie * 1e3,
    Megacalorie: calorie * 1e6,
    ElectronVolt: electronVolt,
    KiloelectronVolt: electronVolt * 1e3,
    MegaelectronVolt: electronVolt * 1e6,
    GigaelectronVolt: electronVolt * 1e9,
    TeraelectronVolt: electronVolt * 1e12,
    Erg: 1e-7,
    FootPound: FOOT * POUND * GRAVITY,
    HorsepowerHour: 2_684_519.537696173,
    WattHour: 3600,
    KilowattHour: 3.6e6,
    MegawattHour: 3.6e9,
    GigawattHour: 3.6e12,
    TerawattHour: 3.6e15,
    WattDay: 86_400,
    KilowattDay: 8.64e7,
    MegawattDay: 8.64e10,
    GigawattDay: 8.64e13,
    TerawattDay: 8.64e16,
    ThermEc: btu * 1e5,
    DecathermEc: btu * 1e6,
    ThermUs: 1.054804e8,
    DecathermUs: 1.054804e9,
    ThermImperial: 1.05505585257348e8,
    DecathermImperial: 1.05505585257348e9,
  }
})()

/** In newtons. */
const force: Scale = {
  Newton: 1,
  Micronewton: 1e-6,
  Millinewton: 1e-3,
  Decanewton: 10,
  Kilonewton: 1e3,
  Meganewton: 1e6,
  Dyn: 1e-5,
  KilogramForce: GRAVITY,
  KiloPond: GRAVITY,
  TonneForce: GRAVITY * 1e3,
  PoundForce: POUND * GRAVITY,
  KilopoundForce: POUND * GRAVITY * 1e3,
  OunceForce: (POUND * GRAVITY) / 16,
  ShortTonForce: POUND * GRAVITY * 2e3,
  Poundal: POUND * FOOT,
}

/** In metres. */
const length: Scale = {
  Meter: 1,
  Nanometer: 1e-9,
  Micrometer: 1e-6,
  Millimeter: 1e-3,
  Centimeter: 0.01,
  Decimeter: 0.1,
  Decameter: 10,
  Hectometer: 100,
  Kilometer: 1e3,
  Angstrom: 1e-10,
  Inch: INCH,
  Microinch: INCH * 1e-6,
  Mil: INCH * 1e-3,
  Hand: INCH * 4,
  Foot: FOOT,
  UsSurveyFoot: US_SURVEY_FOOT,
  Yard: FOOT * 3,
  Fathom: FOOT * 6,
  Chain: FOOT * 66,
  Shackle: FOOT * 90,
  Mile: FOOT * 5280,
  DataMile: FOOT * 6000,
  NauticalMile: 1852,
  Twip: INCH / 1440,
  DtpPica: INCH / 6,
  DtpPoint: INCH / 72,
  PrinterPica: INCH / 6.022,
  PrinterPoint: INCH / 72.27,
  AstronomicalUnit: 1.495978707e11,
  LightYear: LIGHT_YEAR,
  KilolightYear: LIGHT_YEAR * 1e3,
  MegalightYear: LIGHT_YEAR * 1e6,
  Parsec: PARSEC,
  Kiloparsec: PARSEC * 1e3,
  Megaparsec: PARSEC * 1e6,
  SolarRadius: 6.9551e8,
}

/** In kilograms. */
const mass: Scale = {
  Kilogram: 1,
  Nanogram: 1e-12,
  Microgram: 1e-9,
  Milligram: 1e-6,
  Centigram: 1e-5,
  Decigram: 1e-4,
  Gram: 1e-3,
  Decagram: 0.01,
  Hectogram: 0.1,
  Tonne: 1e3,
  Kilotonne: 1e6,
  Megatonne: 1e9,
  Grain: POUND / 7000,
  Ounce: POUND / 16,
  Pound: POUND,
  Kilopound: POUND * 1e3,
  Megapound: POUND * 1e6,
  Stone: POUND * 14,
  ShortHundredweight: POUND * 100,
  LongHundredweight: POUND * 112,
  ShortTon: POUND * 2000,
  LongTon: POUND * 2240,
  Slug: (POUND * GRAVITY) / FOOT,
  EarthMass: 5.9722e24,
  SolarMass: 1.98947e30,
}

/** In metres a second. */
const speed: Scale = (() => {
  const way = {
    Nanometer: 1e-9,
    Micrometer: 1e-6,
    Millimeter: 1e-3,
    Centimeter: 0.01,
    Decimeter: 0.1,
    Meter: 1,
    Kilometer: 1e3,
    Inch: INCH,
    Foot: FOOT,
    UsSurveyFoot: US_SURVEY_FOOT,
    Yard: FOOT * 3,
    Mile: FOOT * 5280,
  }
  const time = { Hour: 3600, Minute: 60, Second: 1 }
  const scale: Record<string, number> = { Knot: 1852 / 3600 }
  for (const [unit, metres] of Object.entries(way))
    for (const [span, seconds] of Object.entries(time)) scale[`${unit}Per${span}`] = metres / seconds
  return scale
})()

/** In cubic metres. */
const volume: Scale = {
  CubicMeter: 1,
  CubicMicrometer: 1e-18,
  CubicMillimeter: 1e-9,
  CubicCentimeter: 1e-6,
  CubicDecimeter: 1e-3,
  HectocubicMeter: 100,
  KilocubicMeter: 1e3,
  CubicHectometer: 1e6,
  CubicKilometer: 1e9,
  Liter: 1e-3,
  Microliter: 1e-9,
  Milliliter: 1e-6,
  Centiliter: 1e-5,
  Deciliter: 1e-4,
  Decaliter: 0.01,
  Hectoliter: 0.1,
  Kiloliter: 1,
  Megaliter: 1e3,
  CubicInch: INCH ** 3,
  CubicFoot: FOOT ** 3,
  HectocubicFoot: FOOT ** 3 * 100,
  KilocubicFoot: FOOT ** 3 * 1e3,
  MegacubicFoot: FOOT ** 3 * 1e6,
  CubicYard: (FOOT * 3) ** 3,
  CubicMile: (FOOT * 5280) ** 3,
  BoardFoot: INCH ** 3 * 144,
  AcreFoot: 1 / 0.000810714,
  UsGallon: US_GALLON,
  DeciusGallon: US_GALLON * 0.1,
  DecausGallon: US_GALLON * 10,
  HectousGallon: US_GALLON * 100,
  KilousGallon: US_GALLON * 1e3,
  MegausGallon: US_GALLON * 1e6,
  UsQuart: US_GALLON / 4,
  UsPint: US_GALLON / 8,
  UsCustomaryCup: US_GALLON / 16,
  UsLegalCup: 2.4e-4,
  UsOunce: US_GALLON / 128,
  UsTablespoon: US_GALLON / 256,
  UsTeaspoon: US_GALLON / 768,
  UsBeerBarrel: US_GALLON * 31,
  OilBarrel: US_GALLON * 42,
  ImperialGallon: IMPERIAL_GALLON,
  KiloimperialGallon: IMPERIAL_GALLON * 1e3,
  MegaimperialGallon: IMPERIAL_GALLON * 1e6,
  ImperialPint: IMPERIAL_GALLON / 8,
  ImperialOunce: IMPERIAL_GALLON / 160,
  ImperialBeerBarrel: IMPERIAL_GALLON * 36,
  AuTablespoon: 2e-5,
  UkTablespoon: 1.5e-5,
  MetricCup: 2.5e-4,
  MetricTeaspoon: 5e-6,
}

/** The quantities whose units are multiples of one another, by the second half of `convert_…`. */
export const scales = { angle, energy, force, length, mass, speed, volume } as const

interface Reading {
  readonly toKelvin: (value: number) => number
  readonly fromKelvin: (kelvin: number) => number
}

/** A temperature scale: `degrees` of it to a kelvin, and what it shows at the freezing point of water. */
const scale = (degrees: number, atFreezing: number): Reading => ({
  toKelvin: (value) => (value - atFreezing) / degrees + 273.15,
  fromKelvin: (kelvin) => (kelvin - 273.15) * degrees + atFreezing,
})

const temperatures: Readonly<Record<string, Reading>> = {
  Kelvin: { toKelvin: (value) => value, fromKelvin: (kelvin) => kelvin },
  DegreeCelsius: scale(1, 0),
  MillidegreeCelsius: scale(1000, 0),
  DegreeDelisle: scale(-1.5, 150),
  DegreeFahrenheit: scale(1.8, 32),
  DegreeNewton: scale(0.33, 0),
  DegreeRankine: scale(1.8, 491.67),
  DegreeReaumur: scale(0.8, 0),
  DegreeRoemer: scale(0.525, 7.5),
  SolarTemperature: { toKelvin: (value) => value * 5778, fromKelvin: (kelvin) => kelvin / 5778 },
}

/** The value in another unit; null where a unit is not one of the scale. */
export function convertScaled(units: Scale, value: number, from: string, to: string): number | null {
  const [a, b] = [units[from], units[to]]
  return a === undefined || b === undefined ? null : from === to ? value : (value * a) / b
}

/** A slope of an angle is its tangent, so `Tilt` is no multiple of a radian. */
export function convertAngle(value: number, from: string, to: string): number | null {
  if (from !== 'Tilt' && to !== 'Tilt') return convertScaled(angle, value, from, to)
  const radians = from === 'Tilt' ? Math.asin(value) : convertScaled(angle, value, from, 'Radian')
  if (radians === null) return null
  return to === 'Tilt' ? Math.sin(radians) : convertScaled(angle, radians, 'Radian', to)
}

/** A temperature on another scale; null where a scale is not known. */
export function convertTemperature(value: number, from: string, to: string): number | null {
  const [a, b] = [temperatures[from], temperatures[to]]
  return a && b ? b.fromKelvin(a.toKelvin(value)) : null
}
