import type { Reads, Writes } from '../calls/index.ts'
import { deleteDetection, listDetections, saveDetection, setDetectionsEnabled } from './detections.ts'
import { find } from './find-rows.ts'
import { keep, settle } from './keep-rows.ts'

export const detectionReads: Reads<'detections'> = { list: listDetections, find }

export const detectionWrites: Writes<'detections'> = {
  save: saveDetection,
  setEnabled: setDetectionsEnabled,
  delete: deleteDetection,
  keep,
  settle,
}
