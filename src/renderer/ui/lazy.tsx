import { type ComponentType, lazy, type ReactElement, Suspense } from 'react'
import { FaultBoundary } from './fault-boundary.tsx'
import { Skeleton } from './skeleton.tsx'

const loaded = new Map<string, unknown>()

function lazily<Props extends object>(id: string, load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const known = loaded.get(id) as ComponentType<Props> | undefined
  if (known) return known
  const component = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>
  loaded.set(id, component)
  return component
}

/** Draws a feature that is loaded when first shown; a fault in it stays inside it. */
export function Lazy<Props extends object>({
  id,
  load,
  props,
}: {
  id: string
  load: () => Promise<ComponentType<Props>>
  props: Props
}): ReactElement {
  const Component = lazily(id, load)
  return (
    <FaultBoundary>
      <Suspense fallback={<Skeleton />}>
        <Component {...props} />
      </Suspense>
    </FaultBoundary>
  )
}
