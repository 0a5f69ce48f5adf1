// What can be wrong with a table file of another program. `column` is put in its words already.
import type { TableProblemCode } from '../../tables.ts'

export const tableProblem: Record<TableProblemCode, string> = {
  encoding:
    'The file is neither XLSX nor text in UTF-8, GBK or GB18030. Save it as CSV (UTF-8) or XLSX in the spreadsheet program.',
  'csv-broken': 'From this line on the quotation marks do not match, so the rest cannot be read: {{found}}',
  'xlsx-broken':
    'The file is no XLSX workbook that a spreadsheet program can open, or it is damaged. Open it there and save it anew. ({{found}})',
  'xlsx-too-large': 'The workbook is too large when it is unpacked. Keep only the sheet that is to be taken in.',
  'file-empty': 'The file is empty. It needs a line of headings and at least one line below.',
  'column-missing': 'The column “{{column}}” is missing.',
  'column-twice': 'The column “{{column}}” is there twice.',
  'column-unknown': 'The column “{{found}}” is not known and is left out.',
  'value-missing': '“{{column}}” is empty.',
  'value-too-long': '“{{column}}” is too long: {{found}}',
  'value-unfit': '“{{column}}” holds characters that cannot be used: {{found}}',
  'date-unfit': '“{{found}}” in “{{column}}” is no date. Write it as 2027-12-31.',
  'word-unknown': '“{{found}}” is none of the words that “{{column}}” can have.',
  'value-twice': '“{{found}}” in “{{column}}” stands in an earlier line as well.',
  'too-many': 'Too many lines ({{found}}). Make several files of it.',
  'administrator-missing': 'Nobody who can log in would be an administrator any more. Keep that role for one of them.',
}
