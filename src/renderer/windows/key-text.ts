/** A key as people read it: `Alt+ArrowLeft` → `Alt+←`. */
export const keyText = (key: string): string =>
  key
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('PageDown', 'Page Down')
    .replace('PageUp', 'Page Up')
    .replace('Escape', 'Esc')
