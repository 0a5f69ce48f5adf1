// 外观：主题、对比度、界面大小。
export const appearance = {
  title: '外观',
  note: '只对这台电脑有效，立即生效。',
  theme: '主题',
  themes: { dark: '深色', light: '浅色', system: '跟随系统' },
  zoom: '界面大小',
  zoomHint: 'Ctrl 加 + 或 − 调整大小，Ctrl + 0 恢复。',
  contrast: '高对比度',
  contrastHint: '系统要求高对比度时，不打开此项也会生效。',
  contrastBySystem: '系统已要求高对比度。',
}
