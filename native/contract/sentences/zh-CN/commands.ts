// 整个窗口的命令：菜单、命令面板、帮助用同一份名称。
import type { CommandId } from '../../command-ids.ts'

export const commands: Record<CommandId, string> = {
  'go-console': '控制台',
  'go-cases': '案件',
  'go-recordings': '录音录像',
  'go-check': '检验',
  'go-rooms': '房间',
  'go-settings': '设置',
  'go-audit': '操作日志',
  'go-people': '人员',
  'go-acts': '记录完整性',
  'open-search': '搜索',
  'open-palette': '命令面板',
  'open-help': '使用帮助',
  'open-shortcuts': '快捷键',
  'open-party-screen': '打开当事人屏幕',
  'switch-language': '切换中文 / English',
  'toggle-theme': '切换深色、浅色',
  'zoom-in': '放大',
  'zoom-out': '缩小',
  'zoom-reset': '实际大小',
  'full-screen': '全屏',
  'lock-window': '锁定窗口',
  'leave-kiosk': '退出专机模式',
}
