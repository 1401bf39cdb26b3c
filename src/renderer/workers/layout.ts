import { settle } from './layout-settle.ts'
import type { LayoutTask } from './layout-task.ts'

// A worker file of our own: the library makes its worker from a Blob, which the page's security policy forbids.
self.addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  const answer = settle(data)
  self.postMessage(answer, { transfer: [answer.x.buffer, answer.y.buffer] })
})
