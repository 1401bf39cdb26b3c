import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'

export type ThemeName = 'light' | 'dark' | 'highContrast'

/** System fonts only (nothing is fetched), with figures that stand under each other. */
const fonts = {
  fontFamilyBase: "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace",
}

/** Dark is drawn for a projector at night: grounds a little warmer and further apart than Fluent's own. */
const dark: Partial<Theme> = {
  colorNeutralBackground1: '#1f2124',
  colorNeutralBackground1Hover: '#2a2d31',
  colorNeutralBackground1Pressed: '#191b1d',
  colorNeutralBackground1Selected: '#2f3337',
  colorNeutralBackground2: '#191b1d',
  colorNeutralBackground3: '#131517',
  colorNeutralStroke2: '#3a3e43',
  colorNeutralStroke3: '#2c3034',
}

export const themes: Record<ThemeName, Theme> = {
  light: { ...webLightTheme, ...fonts },
  dark: { ...webDarkTheme, ...dark, ...fonts },
  highContrast: { ...teamsHighContrastTheme, ...fonts },
}
