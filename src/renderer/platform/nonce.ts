/** The nonce under which this page may add styles: given to Griffel's renderer and to CodeMirror, never written into markup. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || undefined
}
