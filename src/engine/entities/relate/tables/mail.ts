import { edge, type TableRelation } from './table-relation.ts'

const MESSAGE = { column: 'NetworkMessageId', type: 'networkMessageId' }

/** What became of an alerted message: who sent it, in whose mailbox it came to lie. */
export const email: TableRelation = {
  id: 'email',
  tables: ['EmailEvents'],
  columns: ['NetworkMessageId', 'SenderFromAddress', 'SenderIPv4', 'RecipientEmailAddress', 'DeliveryAction'],
  keys: [[MESSAGE]],
  relate(v, sight) {
    const message = sight.message(v.NetworkMessageId!)
    return [
      ...edge(sight.mailbox(v.SenderFromAddress!), 'sent', message),
      ...edge(sight.ip(v.SenderIPv4!), 'sent', message),
      ...(/^delivered/i.test(v.DeliveryAction!) ? edge(message, 'delivered-to', sight.mailbox(v.RecipientEmailAddress!)) : []),
    ]
  },
}

export const emailContent: TableRelation = {
  id: 'email-content',
  tables: ['EmailUrlInfo', 'EmailAttachmentInfo'],
  columns: ['NetworkMessageId', 'Url', 'SHA256'],
  keys: [[MESSAGE]],
  relate(v, sight) {
    const message = sight.message(v.NetworkMessageId!)
    return [...edge(message, 'contains', sight.url(v.Url!)), ...edge(sight.file(v, ''), 'attached-to', message)]
  },
}

/** Clicks that went through; a blocked one is in the evidence, but nobody got anywhere by it. */
export const urlClick: TableRelation = {
  id: 'url-click',
  tables: ['UrlClickEvents'],
  columns: ['Url', 'ActionType', 'AccountUpn', 'NetworkMessageId', 'IsClickedThrough'],
  keys: [[{ column: 'AccountUpn', type: 'upn' }]],
  relate(v, sight) {
    const blocked = v.ActionType === 'ClickBlocked' && v.IsClickedThrough !== 'true'
    return blocked ? [] : edge(sight.user(v, ''), 'clicked', sight.url(v.Url!))
  },
}
