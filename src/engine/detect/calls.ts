import type { Reads, Writes } from '../calls/index.ts'
import { deleteDetection, listDetections, saveDetection, setDetectionsEnabled } from './detections.ts'
import { detect } from './run-detections.ts'

export const detectionReads: Reads<'detections'> = { list: listDetections }

export const detectionWrites: Writes<'detections'> = {
  save: saveDetection,
  setEnabled: setDetectionsEnabled,
  delete: deleteDetection,
  run: detect,
}
