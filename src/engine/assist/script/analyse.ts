import { base64Text, encodedCommand, hexText } from './base64.ts'
import { type Indicator, indicatorsOf } from './indicators.ts'
import type { Decoder, Layer } from './layer.ts'
import { explainSwitches, type Meaning } from './switches.ts'
import { techniqueRules } from './technique-rules.ts'
import { unfolded } from './unfold.ts'

export interface ScriptTechnique {
  readonly id: string
  readonly name: string
  /** why, in words */
  readonly because: string
  /** the words it goes by, and the layer they stand in */
  readonly evidence: string
  readonly layer: number
}

export interface ScriptAnalysis {
  /** the script as given, then every form that came out of it, in the order they were found */
  readonly layers: readonly Layer[]
  readonly switches: readonly Meaning[]
  readonly techniques: readonly ScriptTechnique[]
  readonly indicators: readonly Indicator[]
  /** what was left undone, in words */
  readonly notes: readonly string[]
}

const decoders: readonly Decoder[] = [encodedCommand, base64Text, hexText, unfolded]

/** Layers within layers; a script that goes on is decoded further by giving it the last one. */
const MOST_LAYERS = 24
const LONGEST = 200_000

function layersOf(text: string): { readonly layers: Layer[]; readonly notes: string[] } {
  const layers: Layer[] = [{ text, how: 'As given', from: null }]
  const notes: string[] = []
  for (let at = 0; at < layers.length; at += 1) {
    for (const decode of decoders) {
      for (const { text: decoded, how } of decode(layers[at]!.text)) {
        const cut = decoded.slice(0, LONGEST)
        if (layers.some((layer) => layer.text === cut)) continue
        if (layers.length === MOST_LAYERS)
          return { layers, notes: [...notes, `More than ${MOST_LAYERS} layers: the rest was not decoded.`] }
        if (cut.length < decoded.length) notes.push(`A layer of ${decoded.length} characters was cut at ${LONGEST}.`)
        layers.push({ text: cut, how, from: at })
      }
    }
  }
  return { layers, notes }
}

function techniquesOf(layers: readonly Layer[]): ScriptTechnique[] {
  return techniqueRules.flatMap(({ id, name, pattern, because }) => {
    for (const [layer, { text }] of layers.entries()) {
      const found = pattern.exec(text)
      if (found) return [{ id, name, because, evidence: found[0].trim().slice(0, 120), layer }]
    }
    return []
  })
}

/**
 * Takes a script or command line apart without running any of it: decodes what it hides (base64, gzip, deflate, hex, split and reversed
 * strings) layer by layer, explains the switches, names the ATT&CK techniques its words speak of and the indicators in it. The same text
 * gives the same answer, and every technique says the words it goes by.
 */
export function analyseScript(text: string): ScriptAnalysis {
  const given = text.slice(0, LONGEST)
  const { layers, notes } = layersOf(given)
  const indicators = new Map(
    layers.flatMap((layer) => indicatorsOf(layer.text)).map((one) => [`${one.kind} ${one.value.toLowerCase()}`, one]),
  )
  const switches = new Map(
    layers.flatMap((layer) => explainSwitches(layer.text)).map((one) => [`${one.text.toLowerCase()} ${one.meaning}`, one]),
  )
  return {
    layers,
    switches: [...switches.values()],
    techniques: techniquesOf(layers),
    indicators: [...indicators.values()],
    notes: given.length < text.length ? [`Only the first ${LONGEST} characters were looked at.`, ...notes] : notes,
  }
}
