/** Playwright switches these off itself; Chromium heeds only the last such list, so ours says them again. */
const ofPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/**
 * Lists that would drop from an address bar nobody sees: Chromium draws two of them in a process of their own for every window it opens,
 * which costs more than the window.
 */
const addressLists = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** Features of the browser that window tests do without. */
export const switchedOff: readonly string[] = [...ofPlaywright, ...addressLists]
