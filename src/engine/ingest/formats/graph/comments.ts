import type { CommentRecord, Json } from '#model/alert-record.ts'
import type { Notes } from '../reading/notes.ts'
import { firstSaid, objectsOf, textOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'

/** Comments of an alert or incident; newer exports write `createdByDisplayName` and `createdDateTime`, older ones `createdBy` and `createdTime`. */
export function commentsOf(list: Json | undefined, notes: Notes): CommentRecord[] | undefined {
  if (list === undefined) return undefined
  const texts = Array.isArray(list) ? list.filter((item) => typeof item === 'string' && item !== '') : []
  return [
    ...objectsOf(list).map((comment) => ({
      comment: textOf(comment.comment),
      createdBy: textOf(firstSaid(comment.createdByDisplayName, comment.createdBy)),
      created: timeOf(firstSaid(comment.createdDateTime, comment.createdTime), 'comments.created', notes) ?? null,
    })),
    ...texts.map((comment) => ({ comment: String(comment), createdBy: '', created: null })),
  ]
}
