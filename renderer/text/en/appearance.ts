// Appearance: theme, contrast, size.
import type * as chinese from '../zh-CN/appearance.ts'

export const appearance: typeof chinese.appearance = {
  title: 'Appearance',
  note: 'For this computer only, at once.',
  theme: 'Theme',
  themes: { dark: 'Dark', light: 'Light', system: 'As the system' },
  zoom: 'Size',
  zoomHint: 'Ctrl with + or − changes it, Ctrl + 0 puts it back.',
  contrast: 'High contrast',
  contrastHint: 'When the system asks for high contrast, it is used without this switch.',
  contrastBySystem: 'The system asks for high contrast.',
}
