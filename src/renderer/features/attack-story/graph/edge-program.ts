import { EdgeProgram, type EdgeProgramType } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import { CLEARANCE, DASH } from './line-style.ts'

/** What our reducer adds to an edge's display data. */
export interface EdgeDisplay extends EdgeDisplayData {
  readonly opacity: number
  readonly dotted: boolean
  readonly forward: boolean
  readonly backward: boolean
}

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec2 a_radii;
attribute vec4 a_style;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_resolution;
uniform float u_sizeRatio;
varying vec4 v_color;
varying vec4 v_style;
varying vec2 v_spot;
varying vec2 v_ends;
varying float v_zoom;
const float bias = 255.0 / 254.0;
void main() {
  vec2 from = (u_matrix * vec3(a_from, 1)).xy * u_resolution * 0.5;
  vec2 to = (u_matrix * vec3(a_to, 1)).xy * u_resolution * 0.5;
  float len = max(length(to - from), 0.001);
  vec2 along = (to - from) / len;
  float reach = a_style.x * 0.5 + 7.0;
  vec2 spot = mix(from, to, a_corner.x) + vec2(-along.y, along.x) * a_corner.y * reach;
  gl_Position = vec4(spot * 2.0 / u_resolution, 0, 1);
  v_spot = vec2(a_corner.x * len, a_corner.y * reach);
  v_ends = vec2(0.0, len) + vec2(1.0, -1.0) * a_radii * ${CLEARANCE.toFixed(2)} / u_sizeRatio;
  v_style = a_style;
  v_zoom = min(1.0, 1.0 / u_sizeRatio);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_style;
varying vec2 v_spot;
varying vec2 v_ends;
varying float v_zoom;

// Signed distance to an arrow head whose tip is at 0 and which opens towards greater x.
float head(float x, float across, float size) {
  return max(abs(across) - x * 0.5, max(-x, x - size));
}

void main() {
  float width = v_style.x;
  float size = (6.0 + width * 1.5) * v_zoom;
  bool forward = mod(v_style.z, 2.0) > 0.5;
  bool backward = v_style.z > 1.5;
  float start = v_ends.x + (backward ? size * 0.8 : 0.0);
  float end = v_ends.y - (forward ? size * 0.8 : 0.0);
  float across = abs(v_spot.y);
  float body = max(across - width * 0.5, max(start - v_spot.x, v_spot.x - end));
  float heads = 1000.0;
  if (forward) heads = min(heads, head(v_ends.y - v_spot.x, across, size));
  if (backward) heads = min(heads, head(v_spot.x - v_ends.x, across, size));
  #ifdef PICKING_MODE
  // A thin line is hard to hit: it is as wide to the hand as it may be.
  float near = max(across - 5.0, max(start - v_spot.x, v_spot.x - end));
  if (near > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float shown = 1.0 - smoothstep(-0.5, 0.5, body);
  if (v_style.y > 0.5) shown *= step(mod(v_spot.x - start, ${(DASH[0] + DASH[1]).toFixed(2)}), ${DASH[0].toFixed(2)});
  shown = max(shown, 1.0 - smoothstep(-0.5, 0.5, heads));
  float alpha = shown * v_style.w;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`

const UNIFORMS = ['u_matrix', 'u_resolution', 'u_sizeRatio'] as const

type Uniform = (typeof UNIFORMS)[number]

/** One line for a bundle: solid or dotted, with a head at either end it runs to, ending clear of the nodes' rings. */
class StoryEdgeProgram extends EdgeProgram<Uniform> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT },
        { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_radii', size: 2, type: FLOAT },
        { name: 'a_style', size: 4, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, -1],
        [1, -1],
        [0, 1],
        [1, 1],
      ],
    }
  }

  processVisibleItem(id: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData) {
    const { size, color, opacity, dotted, forward, backward } = data as EdgeDisplay
    const heads = (forward ? 1 : 0) + (backward ? 2 : 0)
    const ends = [source.x, source.y, target.x, target.y, source.size, target.size]
    this.array.set([...ends, size, dotted ? 1 : 0, heads, opacity, floatColor(color), id], start)
  }

  setUniforms({ matrix, sizeRatio, width, height }: RenderParams, info: Parameters<EdgeProgram<Uniform>['setUniforms']>[1]) {
    const locations = info.uniformLocations as Record<Uniform, WebGLUniformLocation>
    info.gl.uniformMatrix3fv(locations.u_matrix, false, matrix)
    info.gl.uniform2f(locations.u_resolution, width, height)
    info.gl.uniform1f(locations.u_sizeRatio, sizeRatio)
  }
}

export const edgeProgram = StoryEdgeProgram as unknown as EdgeProgramType
