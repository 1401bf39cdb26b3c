/** A script as `-EncodedCommand` takes it: base64 of UTF-16. */
export const encoded = (script: string): string => Buffer.from(script, 'utf16le').toString('base64')
