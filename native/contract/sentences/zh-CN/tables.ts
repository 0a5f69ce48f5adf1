// 从其他软件的表格文件导入时的问题。`column` 已换成列名。
import type { TableProblemCode } from '../../tables.ts'

export const tableProblem: Record<TableProblemCode, string> = {
  encoding: '文件不是 UTF-8、GBK 或 GB18030 编码的文本，也不是 XLSX。请在表格软件中另存为 CSV（UTF-8）或 XLSX。',
  'csv-broken': '这一行起引号不配对，后面的内容无法读取：{{found}}',
  'xlsx-broken': '这个文件不是表格软件能打开的 XLSX 工作簿，或已损坏。请在表格软件中打开后另存。（{{found}}）',
  'xlsx-too-large': '工作簿解压后过大。请只保留需要导入的工作表后另存。',
  'file-empty': '文件里没有内容。至少要有表头和一行内容。',
  'column-missing': '缺少“{{column}}”一列。',
  'column-twice': '“{{column}}”一列出现了两次。',
  'column-unknown': '不认识“{{found}}”一列，这一列不会导入。',
  'value-missing': '“{{column}}”没有填写。',
  'value-too-long': '“{{column}}”过长：{{found}}',
  'value-unfit': '“{{column}}”中有不能使用的字符：{{found}}',
  'date-unfit': '“{{column}}”中的“{{found}}”不是日期。请写成 2027-12-31 的形式。',
  'word-unknown': '“{{column}}”中的“{{found}}”不在可用的词之列。',
  'value-twice': '“{{column}}”中的“{{found}}”与前面的一行重复。',
  'too-many': '行数过多（{{found}}），请分成几个文件。',
  'administrator-missing': '导入后将没有能登录的管理员。请给其中一人保留“管理员”角色。',
}
