import { asked, type EntityPageKind } from '../entity-tab.ts'

export const processPage: EntityPageKind = {
  kinds: ['process'],
  asked: [asked('Command line'), asked('Process ID'), asked('Started'), asked('User'), asked('Parent image')],
  tabs: [],
  filledBy: 'alerts with process evidence',
}
