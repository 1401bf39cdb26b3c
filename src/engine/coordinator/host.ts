/** What only the host can do: say who it is, and show the system's dialogs. A host without dialogs leaves them out. */
export interface HostAbilities {
  readonly kind: 'electron' | 'web'
  readonly version: string
  readonly dialogs?: Dialogs
  /** Shows a page, named as its address is written (`#/incidents/12`), in a window of its own. */
  openWindow?(page: string): void
}

/** Each answers null where the analyst cancelled. */
export interface Dialogs {
  chooseEvidence(kind: 'files' | 'folder'): Promise<string[] | null>
  chooseCase(): Promise<string | null>
  /** Where a new case, or a copy, shall be. */
  placeCase(title: string, suggested: string): Promise<string | null>
}
