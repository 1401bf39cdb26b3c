import type Sigma from 'sigma'
import type { Emitter } from '#base/emitter.ts'
import type { EdgeAttributes, NodeAttributes } from '../scene/diff.ts'
import type { StageEvents } from './stage.ts'

/** A part of the layout; y grows upwards. */
export interface Bounds {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** A hand that moves less than this has clicked, not dragged. */
const SLOP = 4

/** Tells what the mouse does in terms of the scene: hover, click, double click, drag. */
export function watchHand(sigma: Sigma<NodeAttributes, EdgeAttributes>, emit: Emitter<StageEvents>['emit']): void {
  let held: { key: string; x: number; y: number; moved: boolean } | undefined

  sigma.on('enterNode', ({ node }) => held || emit('hovered', node))
  sigma.on('leaveNode', () => held || emit('hovered', null))
  sigma.on('enterEdge', ({ edge }) => held || emit('hovered', edge))
  sigma.on('leaveEdge', () => held || emit('hovered', null))
  sigma.on('clickEdge', ({ edge }) => emit('clicked', { key: edge, double: false }))
  sigma.on('clickStage', () => emit('clicked', null))
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault()
    emit('clicked', { key: node, double: true })
  })
  sigma.on('clickNode', ({ node }) => emit('clicked', { key: node, double: false }))
  sigma.on('downNode', ({ node, event }) => {
    held = { key: node, x: event.x, y: event.y, moved: false }
  })
  sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
    if (!held) return
    preventSigmaDefault()
    event.original.preventDefault()
    if (!held.moved && Math.hypot(event.x - held.x, event.y - held.y) < SLOP) return
    held.moved = true
    sigma.getGraph().mergeNodeAttributes(held.key, sigma.viewportToGraph(event))
  })
  const release = () => {
    const graph = sigma.getGraph()
    if (held?.moved && graph.hasNode(held.key)) {
      const { x, y } = graph.getNodeAttributes(held.key)
      emit('dragged', { key: held.key, place: { x, y } })
    }
    held = undefined
  }
  sigma.on('upNode', release)
  sigma.on('upStage', release)
  sigma.on('upEdge', release)
}
