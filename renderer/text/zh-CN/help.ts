// 帮助界面的文字；各页内容在 resources/help。
import type { ChapterKey } from '../../parts/help/chapters.ts'

const chapter: Record<ChapterKey, string> = {
  start: '入门',
  session: '录制一场',
  record: '笔录与证据',
  cases: '案件与案卷',
  evidence: '导出、检验与保管',
  station: '管理录制站',
  trouble: '故障处理',
}

export const help = {
  title: '帮助',
  lead: '帮助随程序提供，不需要联网。按章节阅读，或在上方搜索。',
  search: '搜索帮助',
  contents: '帮助目录',
  neighbours: '上一页、下一页',
  found: '找到 {{number}} 处',
  nothing: '帮助中没有“{{text}}”。换一个说法，或少用几个词。',
  onThis: '对此的帮助',
  openTrouble: '在帮助中查看',
  chapter,
}
