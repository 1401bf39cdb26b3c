import { isArray } from '../../runtime/dynamic-values.ts'
import { type AgentPart, userAgent } from '../../runtime/user-agent.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'

const titles: Readonly<Record<AgentPart, string>> = { browser: 'Browser', os: 'OperatingSystem', device: 'Device' }

const isPart = (name: string): name is AgentPart => name in titles

/** One user agent stands in thousands of rows, and hundreds of patterns are tried on each. */
const seen = new Map<string, Dynamic>()
const MOST_SEEN = 5000

function partOf(agent: string, part: AgentPart): Dynamic {
  const key = `${part}\n${agent}`
  const known = seen.get(key)
  if (known !== undefined) return known
  if (seen.size >= MOST_SEEN) seen.clear()
  const found: Dynamic = userAgent[part](agent)
  seen.set(key, found)
  return found
}

function parsed(agent: string, lookFor: Dynamic): Dynamic {
  const wanted = (isArray(lookFor) ? lookFor : [lookFor]).map((part) => String(part).toLowerCase())
  if (wanted.length === 0 || !wanted.every(isPart)) return null
  return Object.fromEntries(wanted.filter(isPart).map((part) => [titles[part], partOf(agent, part)]))
}

/** Reading of user agents. */
export const agents: readonly ScalarRow[] = [
  {
    name: 'parse_user_agent',
    doc: 'Browser, operating system or device of a user agent, by the rules of ua-parser',
    example: [
      `parse_user_agent('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'browser')`,
      '{"Browser":{"Family":"Firefox","MajorVersion":"128","MinorVersion":"0","Patch":""}}',
    ],
    forms: [{ params: ['string', 'json'], returns: 'dynamic', js: { body: parsed } }],
  },
]
