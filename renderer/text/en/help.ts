// Texts of the help’s screen; its pages are in resources/help.
import type { Texts } from '../zh-CN.ts'

export const help: Texts['help'] = {
  title: 'Help',
  lead: 'The help comes with the program and needs no network. Read it by chapter, or search it above.',
  search: 'Search the help',
  contents: 'Pages of the help',
  neighbours: 'Page before, next page',
  found: 'Places found: {{number}}',
  nothing: 'The help has nothing for “{{text}}”. Try another word, or fewer.',
  onThis: 'Help on this',
  openTrouble: 'Open in the help',
  chapter: {
    start: 'Getting started',
    session: 'Recording a session',
    record: 'Written records and evidence',
    cases: 'Cases and files',
    evidence: 'Export, verification, keeping',
    station: 'Running the station',
    trouble: 'When something is wrong',
  },
}
