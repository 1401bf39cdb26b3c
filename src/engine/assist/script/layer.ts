/** A script as it stands after some steps of decoding: what was found in the layer before it, and how. */
export interface Layer {
  readonly text: string
  /** how it came out of the layer before, in words; of the first: as given */
  readonly how: string
  /** place in the list of the layer it came out of; null for the first */
  readonly from: number | null
}

/** Something a layer holds in another form. */
export interface Decoded {
  readonly text: string
  readonly how: string
}

/** Finds what is hidden in a text; answers nothing where there is nothing of its kind. Never runs any of it. */
export type Decoder = (text: string) => readonly Decoded[]
