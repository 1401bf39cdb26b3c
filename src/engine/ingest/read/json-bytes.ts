/** The bytes that JSON's structure is written with. */
export const QUOTE = 0x22
export const ESCAPE = 0x5c
export const NEWLINE = 0x0a
export const COMMA = 0x2c
export const COLON = 0x3a
export const OPEN = 0x7b
export const CLOSE = 0x7d
export const OPEN_LIST = 0x5b
export const CLOSE_LIST = 0x5d

export const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
