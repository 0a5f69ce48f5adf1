// 封存前核对的每种结果：窗口、案卷包和打印的核对表用同一套词。
import type { ReconciliationCode, ReconciliationLevel, ReconciliationSection } from '../../reconciliation.ts'

export const reconciliationSection: Record<ReconciliationSection, string> = {
  times: '起止时间',
  persons: '在场人员',
  script: '告知与程序',
  breaks: '中断',
  faults: '缺失与故障',
  exhibits: '证据材料',
  signatures: '签名',
}
export const reconciliationLevel: Record<ReconciliationLevel, string> = {
  red: '须处理或说明',
  amber: '提示',
  green: '相符',
}
export const reconciliation: Record<ReconciliationCode, string> = {
  'times-agree':
    '笔录第 {{record}} 份与录音录像起止相符：录音录像始于 {{from}}，笔录首条记于 {{first}}，定稿于 {{frozen}}。',
  'record-missing': '{{kind}}没有在本系统中制作笔录（另行制作或手写的不计）。',
  'record-unfinished': '笔录第 {{record}} 份尚未定稿，不会随录音录像一同封存。',
  'record-begins-late': '笔录第 {{record}} 份首条记于 {{first}}，比录制开始晚 {{minutes}} 分钟。',
  'record-ends-early': '笔录第 {{record}} 份于 {{frozen}} 定稿，此后又录制了 {{minutes}} 分钟，内容未入笔录。',
  'entries-unrecorded':
    '笔录第 {{record}} 份有 {{number}} 条记于没有录制的时间（中断、缺失或录制开始之前），最早一条记于 {{first}}。',
  'persons-agree': '笔录与录制登记的人员一致，共 {{number}} 人。',
  'person-not-in-record': '{{role}} {{name}}：录制时登记在场，笔录中没有。',
  'person-not-in-recording': '{{role}} {{name}}：笔录中有，录制时没有登记在场，也未标记发言。',
  'person-role-differs': '{{name}}：录制时登记为{{role}}，笔录中为{{otherRole}}。',
  'steps-done': '必经步骤共 {{all}} 项，已进行 {{number}} 项。',
  'step-skipped': '{{title}}：{{person}} 于 {{at}} 跳过，理由：{{reason}}',
  'step-open': '{{title}}：必经步骤，尚未进行。',
  'script-missing': '此次录制没有程序可供核对。',
  'breaks-none': '没有中断。',
  'break-stated': '{{from}} 至 {{to}}：{{break}}{{text}}，{{person}} 决定。',
  'break-lasting': '自 {{from}} 起中断，尚未恢复：{{break}}{{text}}，{{person}} 决定。',
  'break-where-unbroken': '此类事项应当全程不间断记录，但自 {{from}} 起中断：{{break}}{{text}}，{{person}} 决定。',
  'faults-none': '没有缺失和故障。',
  'fault-stated': '第 {{number}} 号，自 {{from}}：{{faults}}。已有情况说明第 {{version}} 版（{{person}}）。',
  'fault-unstated': '第 {{number}} 号，自 {{from}}：{{faults}}。没有情况说明。',
  'alarm-unstated': '第 {{number}} 号，自 {{from}}：{{faults}}。内容没有缺失，尚无情况说明。',
  'exhibits-none': '没有出示证据材料。',
  'exhibit-listed': '证据材料 {{number}} {{name}}：{{at}} 出示，已列入本案证据材料清单。',
  'exhibit-not-listed': '证据材料 {{number}} {{name}}：{{at}} 出示，本案证据材料清单中没有同一文件。',
  'exhibit-withdrawn': '证据材料 {{number}} {{name}}：出示后已撤回，理由：{{reason}}',
  'evidence-in-words': '{{at}} 出示：{{text}}。只有文字记录，无法与证据材料清单核对。',
  'exhibits-unreadable': '本案证据材料清单无法读取，没有核对。',
  'record-unsigned': '笔录第 {{record}} 份无人签名。',
  'signature-recorded': '{{role}} {{name}}：{{at}} {{how}}，录像中有签名过程。',
  'signature-refused': '{{role}} {{name}}：{{at}} 拒绝签名，理由：{{reason}}',
  'signature-of-agent': '{{role}} {{name}}：由 {{by}} 代为签名。',
  'signature-missing': '{{role}} {{name}}：笔录第 {{record}} 份没有其签名，也没有注明拒签。',
  'signature-unrecorded': '{{role}} {{name}}：{{at}} {{how}}，但当时没有录像（录制之外、中断、缺失或画面不可见）。',
}
/** 打印的核对表。 */
export const reconciliationWords = {
  title: '封存前核对表',
  checked: '核对时间',
  person: '核对人',
  nobody: '无人核对',
  explanation: '说明：{{text}}',
  explained: '已说明',
  unexplained: '未说明',
  unlisted: '另有 {{number}} 项未列出。',
  section: '项目',
  result: '核对结果',
}
