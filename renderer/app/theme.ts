// A calm console: one accent, red for recording and danger only.
import { theme, type ThemeConfig } from 'antd'
import type { Look } from '../parts/appearance.ts'
import { paletteOf } from './palettes.ts'

/** Chinese faces of each operating system, the domestic ones among them; nothing is fetched. */
const family =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif'

export function themeOf(look: Look): ThemeConfig {
  const colours = paletteOf(look)
  return {
    algorithm: [look.theme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
    token: {
      fontFamily: family,
      // The compact algorithm takes a step off each of these.
      fontSize: 16,
      controlHeight: 38,
      borderRadius: 6,
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorSuccess: colours.accent,
      colorWarning: colours.quiet,
      colorError: colours.redText,
      colorLink: colours.accent,
      colorTextLightSolid: colours.onAccent,
      colorBgBase: colours.ground,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.panel,
      colorBgElevated: look.theme === 'dark' ? colours.raised : colours.panel,
      colorBorder: colours.edge,
      colorBorderSecondary: colours.line,
      colorText: colours.text,
      colorTextSecondary: colours.quiet,
      colorTextTertiary: colours.quiet,
      colorTextDescription: colours.quiet,
      colorTextPlaceholder: look.theme === 'dark' && !look.contrast ? '#93a2ae' : colours.quiet,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
      Table: { headerColor: colours.quiet, headerBg: colours.panel },
    },
  }
}
