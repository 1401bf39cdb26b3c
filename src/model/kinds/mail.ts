import { folded, guid } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, strong } from './kind.ts'

const messageId = (text: string) => folded(text.replace(/^<|>$/g, ''))

export const analyzedMessage = defineKind({
  id: 'analyzedMessage',
  title: 'Email message',
  plural: 'Email messages',
  icon: 'Mail',
  colour: 'purple',
  shape: 'circle',
  exclusive: ['networkMessageId'],
  identify: (p) => [
    ...strong('networkMessageId', guid(textAt(p, 'networkMessageId'))),
    ...strong('internetMessageId', messageId(textAt(p, 'internetMessageId'))),
  ],
  label: (p) => firstText(p, 'subject', 'networkMessageId', 'internetMessageId'),
  facts: [
    ['Subject', 'subject'],
    ['Sender (From)', 'p2Sender.emailAddress'],
    ['Sender (MAIL FROM)', 'p1Sender.emailAddress'],
    ['Sender IP', 'senderIp'],
    ['Recipient', 'recipientEmailAddress'],
    ['Received', 'receivedDateTime'],
    ['Direction', 'antiSpamDirection'],
    ['Delivery action', 'deliveryAction'],
    ['Delivery location', 'deliveryLocation'],
    ['Threats', 'threats'],
    ['Detection technologies', 'threatDetectionMethods'],
    ['URLs', 'urlCount'],
    ['Attachments', 'attachmentsCount'],
    ['Language', 'language'],
    ['Network message ID', 'networkMessageId'],
    ['Internet message ID', 'internetMessageId'],
  ],
})

export const mailCluster = defineKind({
  id: 'mailCluster',
  title: 'Email cluster',
  plural: 'Email clusters',
  icon: 'MailMultiple',
  colour: 'purple',
  shape: 'hexagon',
  identify: (p) => {
    const value = folded(textAt(p, 'clusterByValue'))
    if (value) return strong('cluster', `${folded(textAt(p, 'clusterBy'))}|${value}`)
    return strong('cluster', folded(firstText(p, 'urn', 'query')))
  },
  // what the messages share tells clusters apart; what they were clustered by does not
  label: (p) => firstText(p, 'clusterByValue', 'clusterBy', 'query').replaceAll(/;\s*/g, ' · '),
  facts: [
    ['Clustered by', 'clusterBy'],
    ['Value', 'clusterByValue'],
    ['Messages', 'emailCount'],
    ['Query', 'query'],
  ],
})

export const submissionMail = defineKind({
  id: 'submissionMail',
  title: 'Submitted email',
  plural: 'Submitted emails',
  icon: 'MailArrowUp',
  colour: 'purple',
  shape: 'circle',
  family: 'analyzedMessage',
  exclusive: ['networkMessageId'],
  identify: (p) => {
    const message = strong('networkMessageId', guid(textAt(p, 'networkMessageId')))
    return message.length > 0 ? message : strong('submissionId', guid(textAt(p, 'submissionId')))
  },
  label: (p) => firstText(p, 'subject', 'networkMessageId', 'submissionId'),
  facts: [
    ['Subject', 'subject'],
    ['Submitted by', 'submitter'],
    ['Submitted', 'submissionDateTime'],
    ['Report type', 'reportType'],
    ['Sender', 'sender'],
    ['Sender IP', 'senderIp'],
    ['Recipient', 'recipient'],
    ['Network message ID', 'networkMessageId'],
  ],
})

export const teamsMessage = defineKind({
  id: 'teamsMessage',
  title: 'Teams message',
  plural: 'Teams messages',
  icon: 'Chat',
  colour: 'purple',
  shape: 'circle',
  identify: (p) => {
    const id = folded(textAt(p, 'messageId'))
    return strong('teamsMessage', id && `${folded(textAt(p, 'threadId'))}|${id}`)
  },
  label: (p) => firstText(p, 'subject', 'senderFromAddress', 'messageId'),
  facts: [
    ['Subject', 'subject'],
    ['Sender', 'senderFromAddress'],
    ['Sender IP', 'senderIP'],
    ['Recipients', 'recipients'],
    ['Direction', 'messageDirection'],
    ['Delivery action', 'deliveryAction'],
    ['Received', 'receivedDateTime'],
    ['Campaign', 'campaignId'],
  ],
})
