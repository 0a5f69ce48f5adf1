// A calm dark console: one accent, red for recording and danger only. The same colours as base.css.
import { theme, type ThemeConfig } from 'antd'

export const colours = {
  ground: '#0f1418',
  panel: '#171e24',
  raised: '#1f2830',
  line: '#33404b',
  text: '#eaf0f4',
  quiet: '#a9b7c3',
  accent: '#6cc5c1',
  red: '#d7303a',
  redText: '#ff8a8f',
} as const

/** Chinese faces of each operating system, the domestic ones among them; nothing is fetched. */
const family =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif'

export const consoleTheme: ThemeConfig = {
  algorithm: [theme.darkAlgorithm, theme.compactAlgorithm],
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
    colorTextLightSolid: '#06201f',
    colorBgBase: colours.ground,
    colorBgLayout: colours.ground,
    colorBgContainer: colours.panel,
    colorBgElevated: colours.raised,
    colorBorder: '#5b6b78',
    colorBorderSecondary: colours.line,
    colorText: colours.text,
    colorTextSecondary: colours.quiet,
    colorTextTertiary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorTextPlaceholder: '#93a2ae',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
    Table: { headerColor: colours.quiet, headerBg: colours.panel },
  },
}
