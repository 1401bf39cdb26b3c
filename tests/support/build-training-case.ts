import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { answerOf } from './cli.ts'
import { project } from './project.ts'

export const trainingCase = join(project, '.cache', 'windows', 'training.coldtrail')

/** Builds the training case once for all window tests; each test works on a copy. */
export default async function buildTrainingCase(): Promise<void> {
  rmSync(dirname(trainingCase), { recursive: true, force: true })
  mkdirSync(dirname(trainingCase), { recursive: true })
  await answerOf('demo', trainingCase)
}
