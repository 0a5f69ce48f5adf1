// Texts for whom a role does not let do something.
import type * as zhCN from '../zh-CN/record-rights.ts'

export const recordRights: typeof zhCN.recordRights = {
  notBegun: 'This recording has no written record yet. A clerk or an officer begins it.',
  read: 'Read the written record',
  statements: 'Fault statements are written by operators, clerks and officers; here they are only read.',
}
