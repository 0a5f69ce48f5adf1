// 命令面板与快捷键一览。
export const palette = {
  title: '命令面板',
  field: '输入命令，例如“开始录制”、ksly 或 cases',
  nothing: '没有“{{text}}”这样的命令',
  nothingHint: '当前画面不能执行的命令不会列出。',
  keys: '↑ ↓ 选择，Enter 执行，Esc 关闭',
}

export const shortcuts = {
  window: '整个窗口',
  console: '控制台',
  script: '程序指引',
  recording: '录音录像',
}
