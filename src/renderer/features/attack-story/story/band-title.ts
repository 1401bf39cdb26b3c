import type { Band } from '../../../state/playback/bands.ts'
import { categoryLabel } from '../../../theme/labels.ts'

/** A band's heading: the tactic's name, or the alerts' own category. */
export const bandTitle = <Alert>({ tactic, category }: Band<Alert>): string =>
  tactic?.name ?? (category ? categoryLabel(category) : 'No category')
