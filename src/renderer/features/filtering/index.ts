export { defineField, type FieldDefinition } from './field.ts'
export { FilterBar } from './filter-bar.tsx'
export { filterOfParameters, parametersOf } from './parameters.ts'
export { askedFilter, type FilteredView, isRangeName, type RangeName, rangeDays } from './time-range.ts'
