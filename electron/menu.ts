// Electron's main process: the menu, in the language of the system.
import type { MenuItemConstructorOptions } from 'electron'

const words = {
  'zh-CN': {
    file: '文件',
    quit: '退出证录',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    zoomIn: '放大',
    zoomOut: '缩小',
    actualSize: '实际大小',
    fullScreen: '全屏',
  },
  en: {
    file: 'File',
    quit: 'Quit Zhenglu',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
  },
} as const

/** The language of the menu for a locale of the system: Chinese, unless it says something else. */
export const menuLanguage = (locale: string): keyof typeof words => (/^(zh|$)/i.test(locale) ? 'zh-CN' : 'en')

/** No reload and no developer tools: a window that is recording is not reloaded by a slip. */
export function menuTemplate(language: keyof typeof words): MenuItemConstructorOptions[] {
  const say = words[language]
  return [
    { label: say.file, submenu: [{ label: say.quit, role: 'quit' }] },
    {
      label: say.edit,
      submenu: [
        { label: say.undo, role: 'undo' },
        { label: say.redo, role: 'redo' },
        { type: 'separator' },
        { label: say.cut, role: 'cut' },
        { label: say.copy, role: 'copy' },
        { label: say.paste, role: 'paste' },
        { label: say.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: say.view,
      submenu: [
        { label: say.zoomIn, role: 'zoomIn' },
        { label: say.zoomOut, role: 'zoomOut' },
        { label: say.actualSize, role: 'resetZoom' },
        { type: 'separator' },
        { label: say.fullScreen, role: 'togglefullscreen' },
      ],
    },
  ]
}
