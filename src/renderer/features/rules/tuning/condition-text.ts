import { tuningFields } from '#model/tuning.ts'
import type { OutputOf } from '../../../state/client.ts'

export type TuningRule = OutputOf<'tuning.suggest'>

export const operatorWords = { is: 'is', contains: 'contains', startsWith: 'starts with', isNot: 'is not', isOnly: 'is allowed:' } as const

/** Whether a rule is an entry of the allow list: alerts that name nothing but what it lists mean nothing. */
export const allows = ({ conditions }: Pick<TuningRule, 'conditions'>): boolean =>
  conditions.groups.some((group) => group.conditions.some((one) => one.operator === 'isOnly'))

/** `File name is a.exe and User contains svc, or …`: what a rule looks for, in one line. */
export function conditionsText({ conditions }: Pick<TuningRule, 'conditions'>): string {
  const groups = conditions.groups.map((group) => {
    const said = group.conditions.map((one) => `${tuningFields[one.field].title} ${operatorWords[one.operator]} ${one.value}`)
    const text = said.join(` ${group.join} `)
    return conditions.groups.length > 1 && said.length > 1 ? `(${text})` : text
  })
  return groups.join(` ${conditions.join} `)
}
