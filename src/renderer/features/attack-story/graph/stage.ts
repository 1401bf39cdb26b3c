import Graph from 'graphology'
import Sigma from 'sigma'
import { createEmitter, type Emitter } from '#base/emitter.ts'
import { applyScene, type EdgeAttributes, loses, type NodeAttributes, type Place, type SceneGraph } from '../scene/diff.ts'
import type { Emphasis } from '../scene/emphasis.ts'
import { emptyScene, type Scene, type SceneNode } from '../scene/scene.ts'
import { createCanvasPen } from './canvas-pen.ts'
import { edgeProgram } from './edge-program.ts'
import { type Bounds, watchHand } from './hand.ts'
import { type Icons, lookOf, radiusOf } from './look.ts'
import { createMotion } from './motion.ts'
import { createNodeProgram } from './node-program.ts'
import { paintGlow, paintLabels, paintMarks, paintSelection } from './paint.ts'
import type { Palette } from './palette.ts'
import { type DrawnEdge, type DrawnNode, labelsOf, type Picture, type PictureLabels } from './picture.ts'
import { reduceEdge, reduceNode } from './reducers.ts'
import { createSprites } from './sprites.ts'

export type StageEvents = {
  hovered: string | null
  clicked: { readonly key: string; readonly double: boolean } | null
  dragged: { readonly key: string; readonly place: Place }
  /** what is seen of the whole has changed */
  moved: Bounds
  /** the graphics card took the surface away; nothing can be drawn any more */
  lost: null
}

export interface StageOptions {
  readonly palette: Palette
  readonly icons: Icons
  readonly reducedMotion: boolean
  readonly timeText: (time: string) => string
}

/** The surface a scene is drawn on. It holds what sigma needs and nothing that is state: scene and emphasis come from outside. */
export interface Stage extends Pick<Emitter<StageEvents>, 'on'> {
  show(scene: Scene, placeOf: (node: SceneNode) => Place): void
  emphasise(emphasis: Emphasis): void
  dress(options: StageOptions): void
  /** Moves nodes to new places. */
  arrange(placeOf: (node: SceneNode) => Place): void
  /** Keeps the frame around those places, whatever part of the scene is shown. */
  frame(bounds: Bounds): void
  fit(): void
  zoom(by: number): void
  /** Brings a node into sight where it is not. */
  reveal(key: string): void
  /** Brings a place of the layout into the middle. */
  look(at: Place): void
  placeOf(key: string): Place | undefined
  /** what is on the surface now, for print */
  picture(): { readonly picture: Picture; readonly labels: PictureLabels; readonly emphasis: Emphasis }
  readonly element: HTMLElement
  kill(): void
}

const nothing: Emphasis = { lit: null, selected: new Set(), pointed: null, fresh: new Set(), spoken: new Set(), told: new Set() }

/** Sizes follow the zoom only within these bounds: far out nodes stay visible, close up they do not swell. */
const SMALLEST = 0.5
const LARGEST = 1.5

export function createStage(container: HTMLElement, initial: StageOptions): Stage {
  const { on, emit } = createEmitter<StageEvents>()
  let graph: SceneGraph = new Graph<NodeAttributes, EdgeAttributes>({ type: 'undirected', multi: false })
  const sprites = createSprites(initial.palette, initial.icons)
  let options = initial
  let scene = emptyScene
  let emphasis = nothing
  let ready = false
  let scale: number | null = null

  /** Pixels per unit of the layout at this zoom: asked for by every node, so kept for a frame. */
  function pixelsPerUnit(): number {
    scale ??= ready ? sigma.getGraphToViewportRatio() : null
    return scale ?? 1
  }

  const sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, container, {
    renderLabels: false,
    enableEdgeEvents: true,
    allowInvalidContainer: true,
    zIndex: true,
    stagePadding: 16,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    zoomToSizeRatioFunction: () => 1 / Math.min(LARGEST, Math.max(SMALLEST, pixelsPerUnit())),
    nodeProgramClasses: { story: createNodeProgram(sprites) as never },
    nodeHoverProgramClasses: { story: createNodeProgram(sprites) as never },
    edgeProgramClasses: { story: edgeProgram as never },
    defaultNodeType: 'story',
    defaultEdgeType: 'story',
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (key, data) => reduceNode(key, data, emphasis, sprites),
    edgeReducer: (key, data) => reduceEdge(key, data, emphasis, options.palette),
  })
  ready = true
  sigma.createCanvasContext('story', { afterLayer: 'hoverNodes', style: { pointerEvents: 'none' } } as never)
  // A layer made later has no size until the surface is measured again.
  sigma.resize(true)
  const overlay = (sigma.getCanvases().story as HTMLCanvasElement).getContext('2d')!
  const motion = createMotion(() => paintOverlay())

  function drawn(): Picture {
    const { width, height } = sigma.getDimensions()
    const nodes = new Map<string, DrawnNode>()
    const inSight = ({ x, y }: Place) => x > -80 && y > -80 && x < width + 80 && y < height + 80
    graph.forEachNode((key, { x, y, item }) => {
      const spot = sigma.graphToViewport({ x, y })
      nodes.set(key, { item, look: lookOf(item), ...spot, radius: sigma.scaleSize(radiusOf(item)) })
    })
    const edges: DrawnEdge[] = []
    graph.forEachEdge((_, { item }, source, target) => {
      const [from, to] = [nodes.get(source)!, nodes.get(target)!]
      if (inSight(from) || inSight(to)) edges.push({ item, source: from, target: to })
    })
    return { width, height, zoom: sigma.scaleSize(1), nodes: [...nodes.values()].filter(inSight), edges }
  }

  const measured = new Map<string, number>()
  function measure(text: string, bold: boolean): number {
    const key = `${bold}${text}`
    const known = measured.get(key)
    if (known !== undefined) return known
    overlay.font = `${bold ? '600 ' : ''}12px ${options.palette.font}`
    const { width } = overlay.measureText(text)
    measured.set(key, width)
    return width
  }

  const labelled = (picture: Picture) => labelsOf(picture, scene, emphasis, options.timeText, measure)

  function paintOverlay() {
    const { width, height } = sigma.getDimensions()
    overlay.clearRect(0, 0, width, height)
    const picture = drawn()
    const pen = createCanvasPen(overlay, options.palette.font)
    paintGlow(pen, picture.nodes, emphasis, options.palette, motion.age)
    paintSelection(pen, picture.nodes, emphasis, options.palette)
    paintMarks(pen, picture.nodes, emphasis, options.palette)
    paintLabels(pen, picture, labelled(picture), options.palette)
  }

  const bounds = (): Bounds => {
    const { width, height } = sigma.getDimensions()
    const [a, b] = [sigma.viewportToGraph({ x: 0, y: 0 }), sigma.viewportToGraph({ x: width, y: height })]
    return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), bottom: Math.min(a.y, b.y), top: Math.max(a.y, b.y) }
  }

  sigma.on('beforeRender', () => {
    scale = null
  })
  sigma.on('afterRender', () => {
    paintOverlay()
    emit('moved', bounds())
  })
  watchHand(sigma, emit)
  for (const canvas of Object.values(sigma.getCanvases())) {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault()
      emit('lost', null)
    })
  }

  return {
    on,
    show(next, placeOf) {
      // sigma reads the whole graph anew for every single thing that leaves it: what loses some is changed apart and handed over once
      const changed = loses(scene, next) ? graph.copy() : graph
      applyScene(changed, scene, next, placeOf)
      scene = next
      graph = changed
      sigma.setGraph(graph)
    },
    emphasise(next) {
      const glows = next.fresh !== emphasis.fresh && next.fresh.size > 0
      emphasis = next
      if (glows) motion.start(options.reducedMotion)
      sigma.refresh({ skipIndexation: true, schedule: true })
    },
    dress(next) {
      const recolour = next.palette !== options.palette || next.icons !== options.icons
      options = next
      if (recolour) sprites.repaint(next.palette, next.icons)
      measured.clear()
      sigma.refresh({ skipIndexation: true, schedule: true })
    },
    arrange(placeOf) {
      graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, ...placeOf(attributes.item) }), { attributes: ['x', 'y'] })
    },
    frame: ({ left, right, bottom, top }) => sigma.setCustomBBox({ x: [left, right], y: [bottom, top] }),
    fit: () => void move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    zoom: (by) => void move({ ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio / by) }),
    reveal(key) {
      const data = sigma.getNodeDisplayData(key)
      if (!data) return
      const { width, height } = sigma.getDimensions()
      const { x, y } = sigma.framedGraphToViewport(data)
      if (x < 30 || y < 30 || x > width - 30 || y > height - 30) void move({ x: data.x, y: data.y })
    },
    look: (at) => sigma.getCamera().setState(sigma.viewportToFramedGraph(sigma.graphToViewport(at))),
    placeOf: (key) => (graph.hasNode(key) ? { x: graph.getNodeAttribute(key, 'x'), y: graph.getNodeAttribute(key, 'y') } : undefined),
    picture() {
      const picture = drawn()
      return { picture, labels: labelled(picture), emphasis }
    },
    element: container,
    kill() {
      motion.stop()
      sigma.kill()
    },
  }

  async function move(to: Partial<{ x: number; y: number; ratio: number; angle: number }>) {
    const camera = sigma.getCamera()
    if (options.reducedMotion) camera.setState(to)
    else await camera.animate(to, { duration: 250 })
  }
}
