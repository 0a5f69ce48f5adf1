// The pages of the help, in the order in which they are read.
export const chapters = [
  { key: 'start', pages: ['overview', 'first-steps', 'guide', 'keys'] },
  {
    key: 'session',
    pages: ['room-check', 'hearing', 'interview', 'script', 'marks', 'breaks', 'party-screen', 'alarms'],
  },
  { key: 'record', pages: ['written-record', 'exhibits', 'ending', 'speech'] },
  { key: 'cases', pages: ['case', 'acts', 'case-file', 'search'] },
  { key: 'evidence', pages: ['export', 'verification', 'keeping'] },
  { key: 'station', pages: ['people', 'rooms', 'settings', 'desktop', 'second-copy'] },
  { key: 'trouble', pages: ['trouble'] },
] as const

export type ChapterKey = (typeof chapters)[number]['key']
export type PageKey = (typeof chapters)[number]['pages'][number]

export const pageKeys: readonly PageKey[] = chapters.flatMap(({ pages }): readonly PageKey[] => pages)
