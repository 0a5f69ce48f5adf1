// Texts for taking in a table file.
import type * as chinese from '../zh-CN/tables.ts'
export { tableProblem } from '../../../native/contract/sentences/en/tables.ts'

export const tableFile: typeof chinese.tableFile = {
  choose: 'Choose a CSV or XLSX file',
  line: 'Line {{line}}',
  problems: 'To be corrected first ({{number}})',
  warnings: 'To be noted ({{number}})',
  tooLarge: 'The file is too large: no more than 500 KB. Make several files of it.',
  encoding: 'Encoding: {{encoding}}',
}
