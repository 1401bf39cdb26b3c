import type { SqlValue } from '../udf/convert-value.ts'
import { formatDynamic, parseDynamic } from '../values/json.ts'
import { parseTimespan } from '../values/timespan-text.ts'
import { floorTo, stepOf } from './activity-rows.ts'
import type { StepInput, StepOperator, StepRow } from './step.ts'

/** What a user did: the state as it stands in its column and as text, the user as JSON. */
interface Event {
  readonly at: bigint
  readonly state: SqlValue
  readonly text: string
  readonly user: string
}

/** Most users a row of `funnel_sequence` names. */
const SAMPLES = 128

const onlyRow = (input: StepInput) => [...input.rows()][0]!
const texts = (array: SqlValue | undefined) => (parseDynamic(String(array)) as readonly unknown[]).map(String)

/** The events of each user in each bin from a start to before an end, in the order of their time. */
function* byBinAndUser(input: StepInput, start: bigint, end: bigint, bin: bigint): Iterable<{ at: bigint; users: Event[][] }> {
  stepOf(bin)
  const events: Event[] = []
  for (const [at, state, text, user] of input.rows() as Iterable<readonly [bigint | null, SqlValue, string, string]>)
    if (at !== null && at >= start && at < end) events.push({ at, state, text, user })
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const bins = Map.groupBy(events, (event) => start + floorTo(event.at - start, bin))
  for (let at = start; at < end; at += bin) yield { at, users: [...Map.groupBy(bins.get(at) ?? [], (event) => event.user).values()] }
}

/** How many states of a sequence a user went through one after the other, the last within a period of the first. */
function reached(events: readonly Event[], sequence: readonly string[], period: bigint): number {
  let most = 0
  for (const [i, begun] of events.entries()) {
    if (begun.text !== sequence[0]) continue
    let done = 1
    for (let j = i + 1; j < events.length && events[j]!.at - begun.at <= period && done < sequence.length; j++)
      if (events[j]!.text === sequence[done]) done++
    most = Math.max(most, done)
  }
  return most
}

const funnelSequenceCompletion: StepOperator = {
  name: 'funnel_sequence_completion',
  *run([input, values]): Iterable<StepRow> {
    const [start, end, bin, sequenceText, periodTexts] = onlyRow(values!) as readonly [bigint, bigint, bigint, string, string]
    const [sequence, periods] = [texts(sequenceText), texts(periodTexts).map(parseTimespan)]
    for (const { at, users } of byBinAndUser(input!, start, end, bin)) {
      for (const period of periods) {
        const steps = users.map((events) => (period === null ? 0 : reached(events, sequence, period)))
        for (const [i, state] of sequence.entries()) yield [at, state, period, BigInt(steps.filter((done) => done > i).length)]
      }
    }
  },
}

/** Events of equal state in a row, as one that goes on for a while. */
interface Stay {
  readonly event: Event
  readonly from: bigint
  to: bigint
}

function stays(events: readonly Event[]): Stay[] {
  const found: Stay[] = []
  for (const event of events) {
    const last = found.at(-1)
    if (last?.event.text === event.text) last.to = event.at
    else found.push({ event, from: event.at, to: event.at })
  }
  return found
}

interface SequenceSettings {
  /** Which neighbours of the sequence the rows are told apart by. */
  readonly by: readonly ('prev' | 'next')[]
  /** What stands where there is no neighbour. */
  readonly none: string | null
}

const funnelSequence: StepOperator = {
  name: 'funnel_sequence',
  *run([input, values], { by, none }: SequenceSettings): Iterable<StepRow> {
    const [start, end, window, bin, sequenceText] = onlyRow(values!) as readonly [bigint, bigint, bigint, bigint, string]
    const sequence = texts(sequenceText)
    const isSequence = (path: readonly Stay[]) =>
      path.length === sequence.length &&
      path.every((stay, i) => stay.event.text === sequence[i] && (i === 0 || stay.from - path[i - 1]!.to <= window))
    for (const { at, users } of byBinAndUser(input!, start, end, bin)) {
      const groups = new Map<string, { states: readonly SqlValue[]; users: Set<string> }>()
      for (const events of users) {
        const path = stays(events)
        for (const i of path.keys()) {
          if (!isSequence(path.slice(i, i + sequence.length))) continue
          const around = { prev: path[i - 1]?.event, next: path[i + sequence.length]?.event }
          const key = JSON.stringify(by.map((which) => around[which]?.text ?? null))
          const group = groups.get(key) ?? { states: by.map((which) => around[which]?.state ?? none), users: new Set() }
          groups.set(key, group)
          group.users.add(events[0]!.user)
        }
      }
      for (const { states, users: ids } of [...groups.values()].toSorted((a, b) => b.users.size - a.users.size)) {
        const samples = [...ids].slice(0, SAMPLES).map((id) => parseDynamic(id))
        yield [at, ...states, BigInt(ids.size), formatDynamic(samples)]
      }
    }
  },
}

/** Plugins that count who went through a sequence of states. */
export const funnels: readonly StepOperator[] = [funnelSequence, funnelSequenceCompletion]
