// 录制事项的名称：窗口、案卷包、卷内目录和表格用同一套词。
import type { RecordingKind } from '../../terms.ts'

export const recordingKindWords: Readonly<Record<RecordingKind, string>> = {
  interview: '询问',
  hearing: '听证',
  'on-site-inspection': '现场检查',
  'sealing-or-seizure': '查封扣押',
  'forced-demolition': '强制拆除',
  'service-by-leaving': '留置送达',
  'service-by-notice': '公告送达',
  training: '培训演示',
}
