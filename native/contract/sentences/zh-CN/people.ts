// 人员表的用语：窗口和表格文件用同一套词。
import type { PersonMember } from '../../people.ts'
import type { StaffRole } from '../../terms.ts'

export const staffRole: Record<StaffRole, string> = {
  operator: '操作员',
  clerk: '书记员',
  officer: '执法人员',
  reviewer: '法制审核人员',
  archivist: '档案员',
  admin: '管理员',
}
/** 人员表各列的名称，也是表头。 */
export const personColumn: Record<PersonMember, string> = {
  account: '账号',
  name: '姓名',
  roles: '角色',
  unit: '单位',
  certificate: '执法证号',
  validUntil: '有效期至',
}
export const peopleTitle = '人员'
/** 一个格中几个角色之间。 */
export const between = '、'
