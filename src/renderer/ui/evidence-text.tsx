import { visibleText } from './visible-text.ts'

/**
 * Text that came with the evidence. It stands apart from the direction of the text around it, and what would hide or turn letters is
 * shown instead of obeyed.
 */
export function EvidenceText({ children, className }: { children: string; className?: string }) {
  const shown = visibleText(children)
  return (
    <bdi className={className} title={shown}>
      {shown}
    </bdi>
  )
}
