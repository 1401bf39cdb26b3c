import type { Reads } from '../calls/index.ts'
import { prevalenceOf } from './prevalence.ts'
import { sectionsOf } from './run.ts'
import { similarMails } from './similar-mails.ts'

export const sectionReads: Reads<'sections'> = { get: sectionsOf, prevalence: prevalenceOf, similarMails }
