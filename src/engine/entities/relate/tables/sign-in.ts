import { edge, type TableRelation } from './table-relation.ts'

/** Cloud sign-ins: the address that authenticated as the user, and the application. */
export const signIn: TableRelation = {
  id: 'sign-in',
  tables: ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'CloudAppEvents'],
  columns: ['AccountUpn', 'AccountObjectId', 'AccountId', 'IPAddress', 'ApplicationId', 'Application', 'ErrorCode'],
  keys: [
    [
      { column: 'AccountUpn', type: 'upn' },
      { column: 'AccountObjectId', type: 'objectId' },
    ],
  ],
  relate(v, sight) {
    if (v.ErrorCode && v.ErrorCode !== '0') return []
    const user = sight.user(v, '')
    return [
      ...edge(sight.ip(v.IPAddress!), 'authenticated-as', user),
      ...edge(user, 'signed-in-to', sight.app(v.ApplicationId!, v.Application!)),
    ]
  },
}
