import { folded } from '../identity/normalise.ts'
import { firstText } from '../identity/properties.ts'
import { defineKind, type Kind, strong } from './kind.ts'

type Named = Pick<Kind, 'id' | 'title' | 'plural' | 'icon'>

const onGitHub = (of: Named, type: string, names: readonly string[], facts: readonly (readonly [string, string])[]) =>
  defineKind({
    ...of,
    colour: 'steel',
    shape: 'pentagon',
    identify: (p) => strong(type, folded(firstText(p, ...names))),
    label: (p) => firstText(p, 'login', 'displayName', 'name', 'webUrl', ...names),
    facts,
  })

export const gitHubOrganization = onGitHub(
  { id: 'gitHubOrganization', title: 'GitHub organization', plural: 'GitHub organizations', icon: 'Building' },
  'organization',
  ['orgId', 'login', 'webUrl'],
  [
    ['Name', 'displayName'],
    ['Login', 'login'],
    ['Company', 'company'],
    ['Address', 'webUrl'],
  ],
)
export const gitHubRepo = onGitHub(
  { id: 'gitHubRepo', title: 'GitHub repository', plural: 'GitHub repositories', icon: 'Branch' },
  'repository',
  ['repoId', 'webUrl'],
  [
    ['Repository ID', 'repoId'],
    ['Owner', 'owner'],
    ['Owner type', 'ownerType'],
    ['Base address', 'baseUrl'],
  ],
)
export const gitHubUser = onGitHub(
  { id: 'gitHubUser', title: 'GitHub user', plural: 'GitHub users', icon: 'Code' },
  'gitHubUser',
  ['userId', 'login', 'webUrl'],
  [
    ['Name', 'name'],
    ['Login', 'login'],
    ['Email', 'email'],
    ['Address', 'webUrl'],
  ],
)
