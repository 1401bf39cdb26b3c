import { CodeRegular } from '@fluentui/react-icons'
import type { PageFeature } from '../feature.ts'

export { AnalyzeButton } from './analyze-button.tsx'

export const scriptPage: PageFeature = {
  id: 'script',
  title: 'Script analysis',
  icon: CodeRegular,
  inNavigation: false,
  path: 'script',
  atLeast: 0,
  load: async () => (await import('./script-page.tsx')).ScriptPage,
}
