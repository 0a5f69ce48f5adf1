// 因角色不同而不能办理时的文字。
export const recordRights = {
  notBegun: '这份录音录像还没有笔录，由书记员或执法人员开始。',
  read: '查看笔录',
  statements: '情况说明由操作员、书记员或执法人员填写，这里只读。',
}
