import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { factText } from './fact-text.ts'

const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** What a fact says: a moment in the window's clock, everything else as text. */
export function FactValue({ title, value }: { title: string; value: string }) {
  return UTC_TIME.test(value) ? <TimeText at={value} source={value} /> : <EvidenceText>{factText(title, value)}</EvidenceText>
}
