// "About": the program itself, and what of others is in it.
import type * as chinese from '../zh-CN/about.ts'

export const about: typeof chinese.about = {
  title: 'About Zhenglu 证录',
  purpose: 'Recorder for interview and hearing rooms',
  build: 'Build',
  fromSources: 'Runs from its sources',
  licence: 'Licence',
  ownLicence: 'Apache-2.0: free to use, change and pass on',
  others: 'Software of others, and its licences',
  othersNote: '{{number}} groups. Zhenglu stands on the following, with thanks.',
  search: 'Find by name, or in the text of a licence',
  nothing: 'No software matches',
  missing: 'The list of licences is not here. Build the window again, or look into the program’s folder.',
}
