import { Button } from '@fluentui/react-components'
import { Component, type ReactNode } from 'react'
import { EmptyState } from './empty-state.tsx'

/** Keeps a fault of one screen from taking the window with it, and shows what it was. */
export class FaultBoundary extends Component<{ children: ReactNode }, { fault: Error | undefined }> {
  override state: { fault: Error | undefined } = { fault: undefined }

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  override render() {
    const { fault } = this.state
    if (!fault) return this.props.children
    return (
      <EmptyState title="This screen failed" actions={<Button onClick={() => this.setState({ fault: undefined })}>Draw it again</Button>}>
        {fault.message}. The case itself is not touched by this.
      </EmptyState>
    )
  }
}
