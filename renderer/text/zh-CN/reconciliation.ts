// 封存前核对的页面文字；各项核对结果的句子见 native/contract/sentences。
export const reconcile = {
  title: '封存前核对',
  loading: '正在核对……',
  openTitle: '{{number}} 项须处理或说明',
  openNote: '录制仍在进行：能补的可先返回补做（签名、告知等会留在录像中）；确实不能的，逐项书面说明。',
  settledTitle: '可以结束并封存',
  settledNote: '没有须处理的事项。',
  seals: '结束后立即封存，不能继续追加；核对结果和说明写入录制日志，随之封存。',
  explanation: '书面说明',
  explanationOf: '书面说明：{{finding}}',
  same: '其余 {{number}} 项用同一说明',
  amber: '提示 {{number}} 项',
  green: '相符 {{number}} 项',
  unlisted: '另有 {{number}} 项未列出。',
  person: '核对人',
  go: {
    record: '去笔录',
    script: '去程序',
    statements: '去写情况说明',
    case: '去证据清单',
  },
  goTo: '{{go}}：{{finding}}',
}

export const reconciliationOf = {
  heading: '封存前核对',
  none: '没有核对记录：不是由人确认结束的（如异常中断、关机），或由早期版本录制。',
  by: '{{person}} 于 {{at}} 核对后结束',
  nobody: '{{at}} 自动核对，无人确认',
  explained: '说明：{{text}}',
  unexplained: '没有说明',
}

export const reconcileKeys = {
  end: '核对页：结束并封存',
}
