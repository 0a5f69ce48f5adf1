// The command palette, and the list of keys.
import type { Texts } from '../zh-CN.ts'

export const palette: Texts['palette'] = {
  title: 'Commands',
  field: 'Type a command, such as “start”, “cases” or ksly',
  nothing: 'There is no command “{{text}}”',
  nothingHint: 'What this screen cannot do now is not listed.',
  keys: '↑ ↓ choose, Enter runs, Esc closes',
}

export const shortcuts: Texts['shortcuts'] = {
  window: 'Anywhere',
  console: 'Console',
  script: 'Script',
  recording: 'A recording',
}
