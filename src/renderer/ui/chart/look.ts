/** Colours and font of a chart: those of the theme that is shown. */
export interface Look {
  readonly text: string
  readonly quiet: string
  readonly line: string
  readonly ground: string
  readonly font: string
  readonly colours: readonly string[]
}

const colourTokens = [
  '--ct-asset-device',
  '--ct-medium-fill',
  '--ct-asset-user',
  '--ct-kind-network',
  '--ct-asset-app',
  '--ct-low-fill',
  '--ct-asset-cloud',
  '--ct-kind-mail',
  '--ct-clean',
  '--ct-high-fill',
]

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: token('--colorNeutralForeground1'),
    quiet: token('--colorNeutralForeground2'),
    line: token('--colorNeutralStroke2'),
    ground: token('--colorNeutralBackground1'),
    font: token('--fontFamilyBase'),
    colours: colourTokens.map(token),
  }
}
