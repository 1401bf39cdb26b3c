import { nameLiteral, textLiteral } from '../query/literal.ts'
import type { ColumnType } from '../results/frame.ts'
import { operatorsOf } from './operators.ts'

export interface Condition {
  readonly kind: 'condition'
  readonly column: string
  readonly operator: string
  /** as it is typed; several values of *is one of* are parted by commas */
  readonly value: string
}

export interface Group {
  readonly kind: 'group'
  readonly join: 'and' | 'or'
  readonly parts: readonly Part[]
}

export type Part = Condition | Group

/** A query built by menus: rows of a table that meet conditions, newest first. */
export interface GuidedQuery {
  readonly table: string
  readonly where: Group
  readonly limit: number
}

export const emptyGuided: GuidedQuery = { table: '', where: { kind: 'group', join: 'and', parts: [] }, limit: 1000 }

/** How deep groups stand within groups. */
export const MOST_DEPTH = 3

type Types = ReadonlyMap<string, ColumnType>

function conditionText({ column, operator, value }: Condition, types: Types): string | undefined {
  const type = types.get(column)
  const known = type && operatorsOf(type).find((each) => each.id === operator)
  if (!known || (known.takes !== 'nothing' && value.trim() === '')) return undefined
  return known.write(nameLiteral(column), value.trim())
}

function groupText(group: Group, types: Types, depth: number): string | undefined {
  const parts = group.parts
    .map((part) => (part.kind === 'condition' ? conditionText(part, types) : groupText(part, types, depth + 1)))
    .filter((text) => text !== undefined)
  if (parts.length === 0) return undefined
  if (parts.length === 1) return parts[0]
  const indent = '    '.repeat(depth + 1)
  const joined = parts.join(`\n${indent}${group.join} `)
  return depth === 0 ? joined : `(${joined})`
}

/**
 * The KQL a guided query makes. Conditions that are not whole yet are left out; the table alone is asked for where there are none.
 * @param types the table's columns
 * @param time the column that dates its rows, where one does
 */
export function kqlOfGuided(query: GuidedQuery, types: Types, time: string | undefined): string {
  if (query.table === '') return ''
  const where = groupText(query.where, types, 0)
  return [
    nameLiteral(query.table),
    ...(where ? [`| where ${where}`] : []),
    ...(time ? [`| sort by ${nameLiteral(time)} desc`] : []),
    `| take ${query.limit}`,
  ].join('\n')
}

/** A part of a group at a place, by the places of the groups around it. */
export type PartPath = readonly number[]

/** A group with one part changed; a part changed to undefined is gone. */
export function withPart(group: Group, [place, ...rest]: PartPath, part: Part | undefined): Group {
  if (place === undefined) return group
  const parts = group.parts.flatMap((each, at): Part[] => {
    if (at !== place) return [each]
    if (rest.length > 0 && each.kind === 'group') return [withPart(each, rest, part)]
    return part ? [part] : []
  })
  return { ...group, parts }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

function isPart(value: unknown, depth: number): value is Part {
  if (!isFields(value)) return false
  if (value.kind === 'condition') return [value.column, value.operator, value.value].every((each) => typeof each === 'string')
  return isGroup(value, depth)
}

const isGroup = (value: unknown, depth: number): value is Group =>
  isFields(value) &&
  value.kind === 'group' &&
  (value.join === 'and' || value.join === 'or') &&
  Array.isArray(value.parts) &&
  depth <= MOST_DEPTH &&
  value.parts.every((part) => isPart(part, depth + 1))

/** Whether something kept is a guided query of this version. */
export const isGuided = (value: unknown): value is GuidedQuery =>
  isFields(value) && typeof value.table === 'string' && typeof value.limit === 'number' && isGroup(value.where, 0)

/** Several values as they are typed, each as a text literal. */
export const listLiteral = (value: string): string =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map(textLiteral)
    .join(', ')
