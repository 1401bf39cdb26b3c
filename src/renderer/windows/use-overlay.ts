import { useState } from 'react'

export type OverlayName = 'palette' | 'keys' | 'casePath'

export interface Overlay {
  readonly shown: OverlayName | undefined
  open(name: OverlayName): void
  close(): void
}

/** What stands over the window: at most one thing. */
export function useOverlay(): Overlay {
  const [shown, setShown] = useState<OverlayName>()
  return { shown, open: setShown, close: () => setShown(undefined) }
}
