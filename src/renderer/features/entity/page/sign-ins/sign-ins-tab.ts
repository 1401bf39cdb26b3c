import type { EntityTab } from '../entity-tab.ts'

export const signInsTab: EntityTab = {
  id: 'sign-ins',
  title: 'Sign-in review',
  load: async () => (await import('./sign-in-review.tsx')).SignInReview,
}
