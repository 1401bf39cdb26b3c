import { Button } from '@fluentui/react-components'
import { address } from '../../state/address.ts'
import type { OutputOf } from '../../state/client.ts'
import { useOpen } from '../../state/use-session.ts'
import { counted } from '../../ui/amounts.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './script-answer.module.css'

type Analysis = OutputOf<'assist.script'>

const kinds: Readonly<Record<Analysis['indicators'][number]['kind'], string>> = {
  url: 'URL',
  ip: 'IP address',
  hash: 'File hash',
  path: 'Path',
  registry: 'Registry key',
}

/** What came out: the layers, what their switches do, the techniques they speak of, and what to hunt for. */
export function ScriptAnswer({ analysis }: { analysis: Analysis }) {
  const { layers, switches, techniques, indicators, notes } = analysis
  return (
    <div className={styles.answer}>
      <Part title={layers.length === 1 ? 'Nothing was hidden in it' : `${counted(layers.length, 'layer')}`}>
        <ol className={styles.layers}>
          {layers.map((layer, place) => (
            <li key={layer.text}>
              <div className={styles.how}>
                {place + 1}. {layer.how}
                {layer.from !== null && layer.from !== place - 1 ? `, from layer ${layer.from + 1}` : ''}
                <CopyButton text={layer.text} label="Copy this layer" />
              </div>
              <pre className={styles.code}>{visibleText(layer.text)}</pre>
            </li>
          ))}
        </ol>
        {notes.map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </Part>
      <Part title={`MITRE ATT&CK techniques (${techniques.length})`}>
        {techniques.length === 0 ? <p className={styles.note}>No rule speaks of this script.</p> : null}
        <ul className={styles.list}>
          {techniques.map((technique) => (
            <li key={technique.id}>
              <strong>
                {technique.id} {technique.name}
              </strong>
              , because {technique.because}: <EvidenceText className={styles.words}>{technique.evidence}</EvidenceText> (layer{' '}
              {technique.layer + 1})
            </li>
          ))}
        </ul>
      </Part>
      <Part title={`Programs and switches (${switches.length})`}>
        {switches.length === 0 ? <p className={styles.note}>No program that is known by name.</p> : null}
        <dl className={styles.switches}>
          {switches.map((one) => (
            <div key={`${one.text} ${one.meaning}`}>
              <dt>
                <EvidenceText className={styles.words}>{one.text}</EvidenceText>
              </dt>
              <dd>{one.meaning}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={`Indicators (${indicators.length})`}>
        {indicators.length === 0 ? <p className={styles.note}>No address, hash, path or key.</p> : null}
        <ul className={styles.list}>
          {indicators.map((one) => (
            <li key={`${one.kind} ${one.value}`} className={styles.indicator}>
              <span className={styles.kind}>{kinds[one.kind]}</span>
              <EvidenceText className={styles.words}>{one.value}</EvidenceText>
              <HuntFor value={one.value} />
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  )
}

/** Looks for the words in every table of the evidence. */
function HuntFor({ value }: { value: string }) {
  const open = useOpen()
  const query = `search ${JSON.stringify(value)}\n| take 100`
  return (
    <Button size="small" appearance="subtle" onClick={() => open(address(['hunting'], { query, title: value.slice(0, 60) }), 'tab')}>
      Hunt
    </Button>
  )
}
