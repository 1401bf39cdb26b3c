import { ArrowRightRegular } from '@fluentui/react-icons'
import { kindOf } from '#model/kinds/index.ts'
import { verdicts } from '#model/verdict.ts'
import { address } from '../../../state/address.ts'
import { useOpen } from '../../../state/use-session.ts'
import { colourOf } from '../../../theme/entity-colour.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { verdictLabels } from '../../../theme/labels.ts'
import { counted } from '../../../ui/amounts.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { StateText } from '../state-text.tsx'
import type { Investigation } from './investigation-page.tsx'
import { countOf, entityCount } from './investigation-page.tsx'
import styles from './picture.module.css'

/** The way of the investigation from its alerts to what it proposes; each part leads to its list (spec §8.2). */
export function Picture({ investigation: of }: { readonly investigation: Investigation }) {
  const open = useOpen()
  const go = (view: string) => () => open(address(['investigations', of.id, view]))
  const threats = of.verdicts.filter(({ value }) => value === 'malicious' || value === 'suspicious')
  const unanswered = of.analyzers.filter((one) => one.outcome !== 'answered')
  return (
    <div className={styles.frame}>
      <ol className={styles.way} aria-label="Investigation graph">
        <Stage title={counted(of.alertList.length, 'alert')} onOpen={go('alerts')}>
          {of.alertList.slice(0, 4).map((alert) => (
            <EvidenceText key={alert.id}>{alert.title}</EvidenceText>
          ))}
          {more(of.alertList.length - 4)}
          {of.alertList.length === 0 ? <span>Started by hand</span> : null}
        </Stage>
        <Stage title={counted(of.devices.length, 'device')} onOpen={go('devices')}>
          {of.devices.slice(0, 4).map((device) => (
            <EvidenceText key={device.label}>{device.label}</EvidenceText>
          ))}
          {more(of.devices.length - 4)}
          <button type="button" className={styles.link} onClick={go('users')}>
            {counted(countOf(of, ['user', 'account']), 'user')}
          </button>
          <button type="button" className={styles.link} onClick={go('mailboxes')}>
            {counted(countOf(of, ['mailbox']), 'mailbox', 'mailboxes')}
          </button>
        </Stage>
        <Stage title={`${counted(entityCount(of), 'entity', 'entities')} looked at`} onOpen={go('entities')}>
          {of.kinds.slice(0, 8).map(({ value, count }) => {
            const Icon = iconOf(value)
            return (
              <span key={value} className={styles.kind}>
                <Icon aria-hidden style={{ color: `var(--ct-${colourOf(value)})` }} />{' '}
                {counted(count, inSentence(kindOf(value).title), inSentence(kindOf(value).plural))}
              </span>
            )
          })}
        </Stage>
        <Stage title={threats.length > 0 ? 'Threats found' : 'No threats found'} onOpen={go('evidence')} alarming={threats.length > 0}>
          {of.verdicts
            .toSorted((a, b) => verdicts.indexOf(b.value) - verdicts.indexOf(a.value))
            .map(({ value, count }) => (
              <span key={value}>
                {verdictLabels[value]}: {count.toLocaleString('en')}
              </span>
            ))}
        </Stage>
        <Stage
          title={of.pendingActions > 0 ? `${counted(of.pendingActions, 'action')} to decide` : 'Nothing to decide'}
          onOpen={go('actions')}
          last
        >
          <StateText state={of.state} />
          <span>{counted(of.actions.length, 'action')} proposed</span>
          <span>{of.actions.filter((action) => action.status === 'approved').length} approved</span>
          <span>{of.actions.filter((action) => action.status === 'rejected').length} rejected</span>
        </Stage>
      </ol>
      <section className={styles.analyzers} aria-labelledby="analyzers-title">
        <h2 id="analyzers-title" className={styles.heading}>
          Analyzers
        </h2>
        <p className={styles.lead}>
          {of.analyzers.length - unanswered.length} of {of.analyzers.length} could judge.
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Analyzer</th>
              <th scope="col">Answer</th>
              <th scope="col" className={styles.number}>
                Judged
              </th>
              <th scope="col" className={styles.number}>
                Findings
              </th>
              <th scope="col">Why it could not</th>
            </tr>
          </thead>
          <tbody>
            {of.analyzers.map((one) => (
              <tr key={one.analyzer}>
                <th scope="row">{one.title}</th>
                <td>
                  {one.outcome === 'answered'
                    ? one.findings > 0
                      ? 'Threats found'
                      : 'No threats found'
                    : one.outcome === 'unknown'
                      ? 'Unknown'
                      : 'Failed'}
                </td>
                <td className={styles.number}>{one.examined.toLocaleString('en')}</td>
                <td className={styles.number}>{one.findings.toLocaleString('en')}</td>
                <td>{one.said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** A title within a sentence: `Email messages` → `email messages`, `URLs` as it is. */
const inSentence = (title: string) =>
  /^[A-Z][a-z]/.test(title) && !/^(OAuth|IoT|GitHub|Azure|Amazon|Google|Kubernetes|Teams)/.test(title)
    ? title[0]!.toLowerCase() + title.slice(1)
    : title

const more = (n: number) => (n > 0 ? <span>and {n.toLocaleString('en')} more</span> : null)

function Stage({
  title,
  onOpen,
  alarming = false,
  last = false,
  children,
}: {
  title: string
  onOpen(): void
  alarming?: boolean
  last?: boolean
  children: React.ReactNode
}) {
  return (
    <li className={styles.step}>
      <div className={`${styles.stage} ${alarming ? styles.alarming : ''}`}>
        <button type="button" className={styles.title} onClick={onOpen}>
          {title}
        </button>
        <div className={styles.content}>{children}</div>
      </div>
      {last ? null : <ArrowRightRegular className={styles.arrow!} aria-hidden />}
    </li>
  )
}
