import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'yaml'

/** A rule of ua-parser: what its groups mean unless a replacement says it. */
interface Rule {
  readonly regex: string
  readonly regex_flag?: string
  readonly family_replacement?: string
  readonly v1_replacement?: string
  readonly v2_replacement?: string
  readonly v3_replacement?: string
  readonly os_replacement?: string
  readonly os_v1_replacement?: string
  readonly os_v2_replacement?: string
  readonly os_v3_replacement?: string
  readonly os_v4_replacement?: string
  readonly device_replacement?: string
  readonly brand_replacement?: string
  readonly model_replacement?: string
}

interface Rules {
  readonly user_agent_parsers: readonly Rule[]
  readonly os_parsers: readonly Rule[]
  readonly device_parsers: readonly Rule[]
}

interface Matcher {
  readonly rule: Rule
  readonly pattern: RegExp
}

const requireData = createRequire(import.meta.url)

const compiled = (rules: readonly Rule[]): readonly Matcher[] =>
  rules.map((rule) => ({ rule, pattern: new RegExp(rule.regex, rule.regex_flag ?? '') }))

let known: { readonly browsers: readonly Matcher[]; readonly systems: readonly Matcher[]; readonly devices: readonly Matcher[] } | undefined

/** The rules of uap-core, read when a query first asks for them (about 100 ms). */
function rules() {
  if (!known) {
    const read = parse(readFileSync(requireData.resolve('uap-core/regexes.yaml'), 'utf8')) as Rules
    known = {
      browsers: compiled(read.user_agent_parsers),
      systems: compiled(read.os_parsers),
      devices: compiled(read.device_parsers),
    }
  }
  return known
}

function firstMatch(matchers: readonly Matcher[], agent: string): { rule: Rule; groups: readonly string[] } | undefined {
  for (const { rule, pattern } of matchers) {
    const found = pattern.exec(agent)
    if (found) return { rule, groups: found }
  }
  return undefined
}

/** A replacement with `$1` filled in, or the group itself where the rule has none. */
const filled = (text: string | undefined, groups: readonly string[], group: number): string =>
  (text === undefined ? (groups[group] ?? '') : text.replace(/\$(\d)/g, (_all, at: string) => groups[Number(at)] ?? '')).trim()

/** Browser, operating system and device of a user agent, by the rules of ua-parser as the engine has them. */
export const userAgent = {
  browser(agent: string) {
    const { rule, groups } = firstMatch(rules().browsers, agent) ?? { rule: undefined, groups: [] }
    return {
      Family: rule ? filled(rule.family_replacement, groups, 1) : 'Other',
      MajorVersion: filled(rule?.v1_replacement, groups, 2),
      MinorVersion: filled(rule?.v2_replacement, groups, 3),
      Patch: filled(rule?.v3_replacement, groups, 4),
    }
  },
  os(agent: string) {
    const { rule, groups } = firstMatch(rules().systems, agent) ?? { rule: undefined, groups: [] }
    return {
      Family: rule ? filled(rule.os_replacement, groups, 1) : 'Other',
      MajorVersion: filled(rule?.os_v1_replacement, groups, 2),
      MinorVersion: filled(rule?.os_v2_replacement, groups, 3),
      Patch: filled(rule?.os_v3_replacement, groups, 4),
      PatchMinor: filled(rule?.os_v4_replacement, groups, 5),
    }
  },
  device(agent: string) {
    const { rule, groups } = firstMatch(rules().devices, agent) ?? { rule: undefined, groups: [] }
    return {
      Family: rule ? filled(rule.device_replacement, groups, 1) : 'Other',
      Brand: rule?.brand_replacement ? filled(rule.brand_replacement, groups, 1) : '',
      Model: filled(rule?.model_replacement, groups, 1),
    }
  },
}

export type AgentPart = keyof typeof userAgent
