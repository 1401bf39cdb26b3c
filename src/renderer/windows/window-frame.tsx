import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { type ReactNode, useCallback, useMemo } from 'react'
import { notCopied } from '../state/notices.ts'
import { useSession, useSettings } from '../state/use-session.ts'
import { themes } from '../theme/themes.ts'
import { useReducedMotion, useThemeName } from '../theme/use-theme-name.ts'
import { ClipboardRefusalProvider } from '../ui/clipboard.ts'
import { ClockProvider } from '../ui/clock.ts'
import { Corrections } from './corrections.tsx'

/** The components' styles stand before the stylesheets of the app: where both say something of an element, the app is heard. */
const BEFORE_OURS = { insertionPoint: document.head.querySelector('title')! }

/**
 * Theme, clock, density, motion and the word on a refused clipboard for whatever a window shows. Menus and tooltips are drawn outside of it and get the
 * provider's classes as well, so those only name colours and sizes and lay nothing out.
 */
export function WindowFrame({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const theme = useThemeName()
  const still = useReducedMotion()
  const density = useSettings((settings) => settings.density)
  const clock = useSettings((settings) => settings.clock)
  const { notices } = useSession()
  const refused = useCallback(() => notices.show(notCopied), [notices])
  const renderer = useMemo(
    () => createDOMRenderer(document, { ...BEFORE_OURS, ...(nonce ? { styleElementAttributes: { nonce } } : {}) }),
    [nonce],
  )
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider
        theme={themes[theme]}
        className={`ct-provider ct-${theme} ct-${density} ${still ? 'ct-still' : 'ct-moving'}`}
        style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
        applyStylesToPortals
      >
        <ClockProvider value={clock}>
          <ClipboardRefusalProvider value={refused}>
            <Corrections>
              <div className="ct-root">{children}</div>
            </Corrections>
          </ClipboardRefusalProvider>
        </ClockProvider>
      </FluentProvider>
    </RendererProvider>
  )
}
