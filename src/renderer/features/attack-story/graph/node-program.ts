import { NodeProgram, type NodeProgramType } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { LOOK_EXTENT } from './look.ts'
import { CELL_SHARE, type Sprites } from './sprites.ts'

/** What our reducer adds to a node's display data. */
export interface NodeDisplay extends NodeDisplayData {
  readonly corner: readonly [u: number, v: number]
  readonly opacity: number
}

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec2 a_position;
attribute float a_size;
attribute vec2 a_spot;
attribute float a_opacity;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec2 v_spot;
varying float v_opacity;
varying vec4 v_id;
const float bias = 255.0 / 254.0;
void main() {
  vec2 offset = a_corner * a_size * ${LOOK_EXTENT.toFixed(3)} * 2.0 * u_correctionRatio / u_sizeRatio;
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_spot = a_spot + (a_corner * vec2(0.5, -0.5) + 0.5) * ${CELL_SHARE.toFixed(6)};
  v_opacity = a_opacity;
  v_id = a_id;
  v_id.a *= bias;
}`

const FRAGMENT = /* glsl */ `
precision mediump float;
varying vec2 v_spot;
varying float v_opacity;
varying vec4 v_id;
uniform sampler2D u_sheet;
void main() {
  vec4 texel = texture2D(u_sheet, v_spot);
  #ifdef PICKING_MODE
  gl_FragColor = texel.a > 0.3 ? v_id : vec4(0.0);
  #else
  gl_FragColor = texel * v_opacity;
  #endif
}`

const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_sheet'] as const

type Uniform = (typeof UNIFORMS)[number]
type Context = WebGLRenderingContext | WebGL2RenderingContext

/** Stamps each node's picture from the sheet: the graphics card knows nothing of kinds, and the same painter serves print. */
export function createNodeProgram(sprites: Sprites): NodeProgramType {
  return class extends NodeProgram<Uniform> {
    #texture: WebGLTexture | null = null
    #version = -1

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_spot', size: 2, type: FLOAT },
          { name: 'a_opacity', size: 1, type: FLOAT },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      }
    }

    processVisibleItem(id: number, start: number, data: NodeDisplayData) {
      const { x, y, size, corner, opacity } = data as NodeDisplay
      this.array.set([x, y, size, corner[0], corner[1], opacity, id], start)
    }

    setUniforms(
      { matrix, sizeRatio, correctionRatio }: RenderParams,
      { gl, uniformLocations }: Parameters<NodeProgram<Uniform>['setUniforms']>[1],
    ) {
      const locations = uniformLocations as Record<Uniform, WebGLUniformLocation>
      gl.uniformMatrix3fv(locations.u_matrix, false, matrix)
      gl.uniform1f(locations.u_sizeRatio, sizeRatio)
      gl.uniform1f(locations.u_correctionRatio, correctionRatio)
      gl.activeTexture(gl.TEXTURE0)
      this.#bindSheet(gl)
      gl.uniform1i(locations.u_sheet, 0)
    }

    #bindSheet(gl: Context) {
      this.#texture ??= gl.createTexture()
      gl.bindTexture(gl.TEXTURE_2D, this.#texture)
      if (this.#version === sprites.version) return
      this.#version = sprites.version
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sprites.canvas)
      gl.generateMipmap(gl.TEXTURE_2D)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
    }
  } as unknown as NodeProgramType
}
