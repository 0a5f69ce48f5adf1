// 搜索的文字。
export const search = {
  title: '搜索',
  open: '搜索',
  fromField: '搜索（在输入框中也可用）',
  field: '案号、案由、姓名、笔录内容、标记……',
  which: '搜索范围',
  all: '全部',
  results: '搜索结果',
  kind: { case: '案件', person: '人员', entry: '笔录', mark: '标记', statement: '情况说明' },
  more: '更多{{kind}}',
  keys: '↑ ↓ 选择，Enter 打开，Esc 关闭',
  waiting: '还有 {{number}} 项正在编入索引，结果可能不全。',
  hintTitle: '搜索案件、人员、笔录、标记和情况说明',
  hint: '几个词之间用空格隔开，找到的内容须含所有的词。',
  exampleWords: '两个字以上的词：占道、处罚决定',
  exampleInitials: '拼音首字母：zs（张三）、zdjy（占道经营）',
  exampleNumbers: '数字和字母的开头：2026、17',
  nothing: '没有找到“{{text}}”',
  nothingHint:
    '换一个说法，或少用几个词；笔录和标记至少要两个字；也可以试试拼音首字母。证件号码不能搜索，正在录制的标记在封存后才能找到。',
}
