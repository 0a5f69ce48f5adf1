// Electron's main process: what the shell itself says, in both languages. Labels of commands are the contract's.
import type { RoomHappening, ShellState } from '../native/contract/shell.ts'
import type { Language } from '../native/contract/terms.ts'
import type { StepName } from './start-up.ts'

export interface Words {
  readonly name: string
  readonly steps: Record<StepName, string>
  readonly stepFailed: (step: string) => string
  readonly refusedSwitch: (name: string) => string
  readonly state: Record<ShellState, string>
  readonly happened: Record<RoomHappening, (room: string) => string>
  readonly happenedNote: Record<RoomHappening, string>
  readonly stationGone: string
  readonly stationGoneNote: (code: number) => string
  readonly windowGone: string
  readonly windowGoneNote: string
  readonly again: string
  readonly leave: string
  readonly show: string
  readonly quit: string
  readonly leaving: { readonly message: string; readonly detail: string; readonly buttons: string[] }
  readonly file: string
  readonly edit: string
  readonly go: string
  readonly view: string
  readonly help: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
}

const zhCN: Words = {
  name: '证录',
  steps: {
    switches: '检查启动参数',
    'single-instance': '检查是否已在运行',
    log: '打开程序日志',
    system: '等待系统就绪',
    links: '登记证录链接',
    station: '启动录制站',
    window: '打开窗口',
    tray: '显示托盘图标',
  },
  stepFailed: (step) => `启动未完成：“${step}”这一步失败。`,
  refusedSwitch: (name) => `不能带 --${name} 启动。`,
  state: { off: '未待机', standby: '待机', break: '中断中', recording: '正在录制', failed: '录制异常' },
  happened: {
    'recording-failed': (room) => `${room}：录制异常`,
    'recording-ended': (room) => `${room}：录制已结束`,
    'start-forgotten': (room) => `${room}：有人讲话，尚未开始录制`,
    'end-forgotten': (room) => `${room}：长时间无人，仍在录制`,
  },
  happenedNote: {
    'recording-failed': '请立即查看窗口中的告警。',
    'recording-ended': '录音录像已封存。',
    'start-forgotten': '如需录制，请打开窗口开始。',
    'end-forgotten': '如已结束，请打开窗口结束录制。',
  },
  stationGone: '录制站反复异常结束，已停止重新启动。',
  stationGoneNote: (code) => `最后的退出代码：${code}。已录内容都在磁盘上，下次启动时自动恢复。请联系管理员。`,
  windowGone: '窗口反复出错，暂未重新打开。',
  windowGoneNote: '录制不受影响，仍在继续。',
  again: '重新打开窗口',
  leave: '退出',
  show: '显示窗口',
  quit: '退出证录',
  leaving: {
    message: '正在录制',
    detail: '现在离开将结束录制并立即封存。',
    buttons: ['继续录制', '结束、封存并离开'],
  },
  file: '文件',
  edit: '编辑',
  go: '前往',
  view: '视图',
  help: '帮助',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
}

const en: Words = {
  name: 'Zhenglu',
  steps: {
    switches: 'Looking at the switches',
    'single-instance': 'Looking whether it runs already',
    log: 'Opening the program’s log',
    system: 'Waiting for the system',
    links: 'Registering zhenglu: links',
    station: 'Starting the station',
    window: 'Opening the window',
    tray: 'Showing the tray icon',
  },
  stepFailed: (step) => `Not started. This step failed: ${step}.`,
  refusedSwitch: (name) => `It is not started with --${name}.`,
  state: {
    off: 'Not on standby',
    standby: 'On standby',
    break: 'In a break',
    recording: 'Recording',
    failed: 'Recording is failing',
  },
  happened: {
    'recording-failed': (room) => `${room}: the recording is failing`,
    'recording-ended': (room) => `${room}: the recording has ended`,
    'start-forgotten': (room) => `${room}: somebody speaks and nothing is recorded`,
    'end-forgotten': (room) => `${room}: nobody is there and it still records`,
  },
  happenedNote: {
    'recording-failed': 'Look at the alarm in the window now.',
    'recording-ended': 'It is sealed.',
    'start-forgotten': 'Open the window to start.',
    'end-forgotten': 'Open the window to end the recording.',
  },
  stationGone: 'The station ended again and again and is not started any more.',
  stationGoneNote: (code) =>
    `Last exit code: ${code}. What was recorded is on the disk and is recovered at the next start. Call an administrator.`,
  windowGone: 'The window failed again and again and was not opened again.',
  windowGoneNote: 'The recording goes on all the same.',
  again: 'Open the window again',
  leave: 'Quit',
  show: 'Show the window',
  quit: 'Quit Zhenglu',
  leaving: {
    message: 'A recording is being made',
    detail: 'Leaving ends it; it is sealed at once.',
    buttons: ['Go on recording', 'End, seal and leave'],
  },
  file: 'File',
  edit: 'Edit',
  go: 'Go',
  view: 'View',
  help: 'Help',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
}

export const words: Readonly<Record<Language, Words>> = { 'zh-CN': zhCN, en }

/** The language for a locale of the system: Chinese, unless it says something else. */
export const languageOf = (locale: string): Language => (/^(zh|$)/i.test(locale) ? 'zh-CN' : 'en')

/** Title of boxes that may come before any language is known. */
export const bothNames = `${zhCN.name} ${en.name}`
