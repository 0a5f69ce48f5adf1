// 缺失的原因、恢复的内容，用词语说明。日志中的代码以后可能增加，故以字符串为键。
export const causes: Readonly<Record<string, string>> = {
  'source-lost': '设备信号中断',
  'source-stalled': '设备停止送出数据',
  'source-moved': '声音服务换成了另一支话筒',
  'source-changed': '设备信号的格式改变',
  'station-stopped': '录制程序异常停止',
  'station-ended': '录制程序异常停止',
  'clock-jumped': '计算机时钟发生跳变',
  'vault-failed': '存储库磁盘故障',
  'disk-full': '磁盘已满',
  fragments: '找回异常停止前已写入磁盘的内容',
  tail: '保留末尾一段不完整的数据',
  'torn-line': '日志有一行未写完，已如实记载',
  'torn-checkpoint': '有一个检查点未写完，已如实记载',
  continued: '录制程序重新启动后接续录制',
  'technical-fault': '技术故障',
  interrupted: '录制异常结束',
}
