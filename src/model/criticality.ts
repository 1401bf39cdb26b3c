/**
 * How much an asset matters, most first (spec §10.6; Exposure Management's levels 0 to 3). `none` is an analyst's word that an asset which
 * the evidence calls critical is not.
 */
export const criticalityLevels = ['veryHigh', 'high', 'medium', 'low', 'none'] as const
export type CriticalityLevel = (typeof criticalityLevels)[number]

/** Levels that make an asset a critical one: a crown in the graph, a factor of the priority score. */
export const isCriticalLevel = (level: CriticalityLevel): boolean => level === 'veryHigh' || level === 'high'
